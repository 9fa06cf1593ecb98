"""What stands in files that are handed over (tables, calendars), and what the bot says of them."""

from storage.records import FactType, Measure, Status

# --- Tables ---

SHEETS = {
    FactType.TARGET: "目标",
    FactType.RESULT: "结果",
    FactType.PROJECT: "项目",
    FactType.MILESTONE: "节点",
    FactType.CAMPAIGN: "行动",
}
VIEWS = {
    "targets": "目标",
    "results": "结果",
    "projects": "项目",
    "due": "日期",
    "passed": "已过日期",
    "milestones": "节点",
    "campaigns": "行动",
    "pipeline": "三库",
    "industry": "行业项目",
    "rank": "位次",
    "compare": "两地对照",
    "search": "搜到的文章",
}
"""What a list is called that is handed over as it was shown."""
NARROWED = "{title}（{words}）"
EVERYWHERE = "各地"
RESULT_COLUMNS = ("已报数值", "已报怎么说", "已报时段")
RANK_COLUMN = "位次"
COMPARE_COLUMNS = ("组", "说明")
COMPARABLE, ONLY_OF = "口径和时段相同", "只读到{place}的"
FOUND_COLUMNS = ("文章标题", "来源", "刊发", "网址", "原句", "编号")
ALL_ROWS, PLACES, NOTES = "全部", "各地对照", "说明"
COLUMNS = (
    "类别",
    "地方",
    "单位或项目自己的",
    "名称",
    "口径",
    "数值",
    "数值上限",
    "计量单位",
    "怎么说",
    "开始",
    "结束",
    "时段",
    "阶段或状态",
    "责任",
    "文章标题",
    "来源",
    "刊发",
    "网址",
    "原句",
    "编号",
)
PLACES_COLUMNS = ("指标", "口径", "计量单位", "时段", "报了的地方", "未报的地方")
PLACE_NUMBER = "{place} 编号"
MEASURES = {
    Measure.LEVEL: "总量",
    Measure.GROWTH: "增速",
    Measure.INCREMENT: "增量",
    Measure.COUNT: "个数",
    Measure.SHARE: "占比",
    Measure.RANK: "名次",
    Measure.MULTIPLE: "倍数",
}
STATUSES = {Status.PLANNED: "计划", Status.UNDERWAY: "进行中", Status.DONE: "已完成"}
CLOSED = "已完成"
REPORTED, GIVEN_UP = "已报结果", "不再提"
INVESTMENT = "总投资"
PROGRESS = "进度"
YUAN = "元"

NOTE_COLUMNS = ("项", "说明")
NOTE_MADE = ("制表", "{place}（含下级），{day} 所知")
NOTE_SHEET = "{rows} 行"
NOTE_LEFT_OUT = "{rows} 行；另有 {left_out} 项更早说到的没有列出，请按下级的地方分别导出"
NOTE_SHOWN_LEFT_OUT = "{rows} 行；另有 {left_out} 项没有列出，请按下级的地方分别导出"
NOTE_PLACES = "{rows} 个指标，取报得最多的同口径、同时段一组；空格是没有读到，不是零"
NOTE_PLACES_LEFT_OUT = "；另有 {left_out} 个报得较少的指标没有列出"
NOTE_MONEY = ("数值", "金额以元计，增速和占比以 % 计；原文的说法见“怎么说”")
NOTE_HELD = ("单位或项目自己的", "企业、单位、项目自己的数字，不算作当地的")
NOTE_SENTENCE = ("原句", "数值和日期的出处；编号可以发 /source 编号 查看")
NOTE_STAGE = ("阶段或状态", "以最近的报道为准；没有读到完成的报道，不等于没有完成")

EXPORT_CAPTION = "📗 <b>{place}</b> · 表格 · {day}\n{sheets}。"
EXPORT_COUNT = "{name} {rows} 行"
EXPORT_LEFT_OUT = "\n另有 {left_out} 项没有列出：只取每类最近说到的；可以按下级的地方分别导出。"
EXPORT_PLACES_CAPTION = (
    "📄 <b>{place}</b> · 下一级各地对照 · {day}\n"
    "{rows} 个指标，每个取报得最多的同口径、同时段一组；空格是没有读到，不是零。"
    "编号可以发 /source 查看原句。"
)
EXPORT_PLACES_EMPTY = "下一级的地方还没有读到可以对照的数。"
EXPORT_SHOWN_CAPTION = (
    "📗 <b>{place}</b> · {title} · {day}\n就是刚才的列表，全部 {total} 项，每行带原句。"
)
EXPORT_SHOWN_EMPTY = "<b>{place}</b>的{title}：现在一项也没有，没有可以导出的。"
EXPORT_EMPTY = (
    "<b>{place}</b>：还没有读到目标、结果、项目和节点，表格是空的。\n"
    "可以订阅，一有就告诉您；也可以看看上级的地方。"
)
EXPORT_FILE, EXPORT_PLACES_FILE = "表格-{place}-{day}", "各地对照-{place}-{day}"
EXPORT_SHOWN_FILE = "{title}-{place}-{day}"
BUTTON_XLSX, BUTTON_CSV, BUTTON_PLACES = "📗 XLSX", "📄 CSV", "📄 各地对照 CSV"
BUTTON_ALL = "📗 全部种类"

# --- Calendars ---

CALENDAR_NAME = "{place} · 挂图"
CALENDAR_NAME_OF_DAYS = "{place} · {days}挂图"
CALENDAR_SOURCE = "原句：{sentence}\n出处：《{title}》{paper} {day}，编号 {number}"
CALENDAR_NOTE = "没有读到完成的报道，不等于没有完成。"
CALENDAR_CAPTION = (
    "📆 <b>{place}</b>的日历 · {day}：接下来的日期 {coming} 个，已过、未见完成报道的 {over} 个。\n"
    "点开文件就能导入手机日历。日期改了以后重新导入，会换掉原来的，不会重复。"
)
CALENDAR_CAPTION_OF_DAYS = (
    "📆 <b>{place}</b>{days}的日历 · {day}：其中还没到的 {coming} 个，"
    "已过、未见完成报道的 {over} 个。\n"
    "点开文件就能导入手机日历。日期改了以后重新导入，会换掉原来的，不会重复。"
)
CALENDAR_MORE = "\n只取每类最近说到的 {most} 项；可以按下级的地方分别导出。"
CALENDAR_FILE, CALENDAR_FILE_OF_DAYS = "日历-{place}-{day}.ics", "日历-{place}-{days}-{day}.ics"
BUTTON_CALENDAR, BUTTON_WHOLE_CALENDAR = "📆 放进日历", "📆 全部放进日历"
