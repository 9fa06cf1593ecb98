"""Invented news in the manner of county papers, and what other papers make of it."""

import random

COUNTIES = [f"{a}{b}县" for a in "临平安东西南北长永新清德" for b in "河山川阳溪丘城陵原泽湖乡谷"]
PEOPLE = [
    f"{a}{b}" for a in "王李张刘陈杨赵周吴徐" for b in ("建国", "晓东", "海峰", "志强", "文华")
]
PLACES = (
    "开发区",
    "高新区",
    "城关镇",
    "沿河镇",
    "工业园",
    "新城",
    "物流园",
    "临港片区",
    "东部新区",
)
GOODS = (
    *("水泥", "轴承", "饲料", "电缆", "轮胎", "涂料", "电机", "面粉", "光伏组件", "新型建材"),
    *(
        "医疗器械",
        "锂电池材料",
        "精密铸件",
        "预制菜",
        "汽车零部件",
        "机器人",
        "数据中心",
        "冷链物流",
    ),
)
LINKS = (
    "据了解，",
    "记者获悉，",
    "会议指出，",
    "截至目前，",
    "今年以来，",
    "下一步，",
    "同时，",
    "",
)
INDICATORS = (
    *("固定资产投资", "规模以上工业增加值", "社会消费品零售总额", "一般公共预算收入", "进出口总额"),
    *(
        "工业用电量",
        "实际使用外资",
        "城镇居民人均可支配收入",
        "建筑业总产值",
        "限额以上批发业销售额",
    ),
)
SENTENCES = (
    "{link}{place}的{goods}项目总投资{money}亿元，占地{n}亩，建成后年产{goods}{n}万吨。",
    "{link}{county}把{goods}作为主导产业来抓，引进企业{n}家，签约项目{m}个。",
    "{person}到{place}调研{goods}项目，要求倒排工期，确保{month}月底前投产。",
    "{link}{place}新建标准厂房{n}平方米，{m}家企业已经入驻，带动就业{n}人。",
    "{person}说，公司要把{goods}做精做优，力争三年内产值达到{money}亿元。",
    "{link}全县{m}个重点项目开工{k}个，完成投资{money}亿元，占年度计划的{percent}%。",
    "项目负责人{person}介绍，{goods}生产线的安装已完成{percent}%，设备调试同步进行。",
    "{link}{county}推行一线工作法，{m}名干部驻点帮办，解决用地、用工等问题{k}件。",
    "要把{place}的建设放在突出位置，一个问题一个问题地解决，一个节点一个节点地推进。",
    "{link}{place}的道路、管网等配套工程已经铺开，{goods}企业不出园区就能办成事。",
    "{person}表示，将以更实的作风抓好{goods}产业链，让更多项目在{county}落地生根。",
    "{link}{county}财政安排{money}亿元支持{goods}企业技术改造，惠及企业{k}家。",
)
STATISTICS = "1—{month}月，全县{indicator}完成{money}亿元，同比增长{percent}%，增速居全市第{k}位。"
OPENING = "{year}年{month}月，{county}统计局公布了主要经济指标，全县经济运行总体平稳、稳中向好。"
CLOSING = "总的看，全县经济保持了稳定恢复的态势，但外部环境仍然复杂，企业经营还有不少困难。"
TITLES = (
    "{county}{place}{goods}项目建设提速",
    "{county}：{goods}产业链越拉越长",
    "一线见闻·{place}",
)
OTHER_TITLES = (
    "快看！{goods}又有大动作",
    "{place}传来好消息",
    "今日要闻｜{county}这样干",
    "转载：重磅",
)
EDITORIAL = (
    "（本报综合）",
    "编者按：近期各地喜报频传，本报转发如下，以飨读者。",
    "来源：县融媒体中心",
)
LIKE = {
    "推进": "推动",
    "确保": "保证",
    "建设": "兴建",
    "企业": "公司",
    "介绍": "说",
    "带动": "拉动",
}
LOOKALIKES = "的白日目自己已巳未末土士干千入人八大太犬0O1lI5S8B6b7"


def filled(rng: random.Random, pattern: str, **given: object) -> str:
    return pattern.format_map(
        {
            "link": rng.choice(LINKS),
            "county": rng.choice(COUNTIES),
            "place": rng.choice(PLACES),
            "goods": rng.choice(GOODS),
            "person": rng.choice(PEOPLE),
            "indicator": rng.choice(INDICATORS),
            "money": f"{rng.uniform(0.3, 400):.{rng.randrange(3)}f}",
            "percent": f"{rng.uniform(0.5, 99):.1f}",
            "n": rng.randrange(20, 9000),
            "m": rng.randrange(3, 90),
            "k": rng.randrange(2, 40),
            "month": rng.randrange(2, 13),
            "year": rng.randrange(2019, 2026),
            **given,
        }
    )


def report(rng: random.Random) -> str:
    """A headline and three to nine paragraphs about projects."""
    county = rng.choice(COUNTIES)
    title = filled(rng, rng.choice(TITLES), county=county)
    paragraphs = [
        "".join(filled(rng, rng.choice(SENTENCES), county=county) for _ in range(rng.randint(2, 3)))
        for _ in range(rng.randint(3, 9))
    ]
    return "\n".join([title, *paragraphs])


def statistics(rng: random.Random, county: str, year: int, month: int) -> str:
    """A month's figures of a county; the next month's are the same sentences, other figures."""
    order = random.Random(county).sample(INDICATORS, 7)
    lines = [
        filled(rng, STATISTICS, indicator=each, month=month, k=rng.randrange(1, 12))
        for each in order
    ]
    opening = OPENING.format(year=year, month=month, county=county)
    return "\n".join([f"{county}1—{month}月主要经济指标", opening, *lines, CLOSING])


def article(rng: random.Random) -> str:
    if rng.random() < 0.25:
        place, year, month = rng.choice(COUNTIES), rng.randrange(2019, 2026), rng.randrange(2, 13)
        return statistics(rng, place, year, month)
    return report(rng)


def retitled(rng: random.Random, text: str) -> str:
    return "\n".join([filled(rng, rng.choice(OTHER_TITLES)), *text.split("\n")[1:]])


def cut(rng: random.Random, text: str) -> str:
    return text[: int(len(text) * rng.uniform(0.4, 0.9))]


def scanned(rng: random.Random, text: str) -> str:
    """Three characters in a hundred misread, lost or doubled; lines broken anywhere."""
    read: list[str] = []
    for character in text:
        chance = rng.random()
        if chance < 0.02:
            read.append(rng.choice(LOOKALIKES))
        elif chance < 0.025:
            read.append(character * 2)
        elif chance >= 0.03:
            read.append(character)
        if rng.random() < 0.03:
            read.append("\n")
    return "".join(read)


def reprinted(rng: random.Random, text: str) -> str:
    """With other words here and there, a paragraph less and a word of the editor's."""
    for word in rng.sample(sorted(LIKE), 3):
        text = text.replace(word, LIKE[word])
    title, *paragraphs = text.split("\n")
    if len(paragraphs) > 3:
        paragraphs.pop(rng.randrange(len(paragraphs)))
    paragraphs.insert(rng.choice((0, len(paragraphs))), rng.choice(EDITORIAL))
    return "\n".join([title, *paragraphs])


def hard(rng: random.Random, text: str) -> str:
    return scanned(rng, cut(rng, retitled(rng, text)))


COPIES = {
    "another headline": retitled,
    "cut": cut,
    "scanned": scanned,
    "reprinted": reprinted,
    "headline, cut and scanned": hard,
}
