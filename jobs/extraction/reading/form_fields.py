"""The labels of a form that tells of a work, a field a line: 建设单位：, 总投资（万元）：."""

NAME = "(?:项目|工程)名称"
FIELD = (
    "(?:(?:建设|业主|责任|牵头|实施|投资|施工|监理)(?:单位|主体|方)"
    "|(?:计划|年度|累计|估算)*(?:总?投资|完成投资)(?:额|情况)?"
    "|(?:主要)?建设(?:内容|规模|地点|工期|年限|性质|周期)[^：]{0,6}"
    "|(?:计划)?(?:开工|竣工|完工|建成)(?:时间|日期)"
    "|(?:项目|工程|建设|形象|目前|最新|当前)*进[展度](?:情况)?|下一步(?:工作)?(?:计划|安排))"
    "(?:（.{1,3}元）)?："
)
"""A pattern in the characters of a uniform page; the name of a work begins its form and is none."""
