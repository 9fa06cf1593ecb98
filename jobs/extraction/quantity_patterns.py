"""Patterns about quantities: what is counted in money, in what a rank is, and per what."""

from jobs.extraction.units import COUNTERS, EXTENTS, any_of

MONEY_WORD = (
    "总?投资|投入|总?产值|收入|资金|税收|利润|营收|销售|融资|贷款|债券|总额|订单|营业额|增加值"
)
SCOPE = (
    "(?P<within>全[省市县区国州盟旗镇乡球疆]|全世界|世界|亚洲|国内|同行业|行业|我国|我省|我市|"
    "[东中西]部地区|同类(?:地区|城市|园区|开发区)?)"
)
PER = f"(?P<per>[/每](?:{any_of(EXTENTS)}|{any_of(COUNTERS)}|年|月|天|日))?"
PEOPLE = (
    "(?:农村|贫困|城镇|受灾|搬迁|困难|常住|城乡|脱贫|低收入|基层)*"
    "(?:人口|群众|农民|居民|职工|学生|村民|劳动力|老人|儿童|师生|干部)"
)
GREAT = "(?=[\u4e00-\u9fff{n}]{0,8}(?:产业|集群|基地|体系|板块|园区|工程|项目|平台|中心))"
