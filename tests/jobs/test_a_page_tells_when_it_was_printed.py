from dataclasses import replace
from datetime import date

import pytest

from jobs.extraction.dates.periods import period_tokens
from jobs.extraction.dates.publication import Publications
from jobs.extraction.reading.articles import read_articles
from storage.records import Basis, Precision, Publication

NOTHING = Publication()
GIVEN = Publication(on=date(2024, 5, 20), precision=Precision.DAY, basis=Basis.GIVEN)


def told(page: str, index: int = 0, given: Publication = NOTHING) -> Publication:
    articles = read_articles(page)
    return Publications(articles).publication(articles[index], given)


def test_what_is_given_outranks_what_is_stated() -> None:
    assert told("渠水进村来\n\n发布时间：2021-05-06\n\n渠水来了。\n", given=GIVEN) == GIVEN


@pytest.mark.parametrize(
    "mark",
    [
        "发布时间：2021-05-06",
        "发布日期: 2021- 05- 06 18: 52 浏览次数:",
        "2021年05月06日 08:24 来源：县报",
        "时间:2021/5/6",
        "http://www.example.cn 2021年05月06日08:24 县报",
        "www.example.cn?2021-05-06 08:24? 李大山?来源:县报",
        "06.05.2021 08:24",
        "县报 2021年5月6日",
        "www.example.cn 2021-05-06 08:24:51 来源:县报 我来说两句",
        "【发布日期】2021-05-06",
        "录入时间：2021-05-06",
        "星期四 2021 年 5 月 6 日",
        "[查看原文](https://example.org/2021/05/06/a210506.html)",
    ],
)
def test_a_stated_day_is_read_in_many_forms(mark: str) -> None:
    page = f"渠水进村来\n\n{mark}\n\n渠水来了，家家户户都高兴。\n"
    assert told(page) == Publication(
        on=date(2021, 5, 6), precision=Precision.DAY, basis=Basis.STATED
    )


def test_a_document_is_signed_with_its_day_in_words() -> None:
    page = "修渠通知\n\n渠水要来了，各村抓紧修渠。\n\n清溪县人民政府\n\n二〇二一年五月十六日\n"
    assert told(page).iso == "2021-05-16"


def test_a_wire_tells_its_day_and_the_page_the_year() -> None:
    page = "渠水进村来\n\n新华社济南5月6日电 今年是建党100周年，渠水进了村。\n"
    assert told(page).iso == "2021-05-06"


@pytest.mark.parametrize(
    "dateline", ["5月6日讯，", "清溪5月6日电 ", "（清溪2021年5月6日讯）", "渠网清溪5月6日讯 "]
)
def test_a_dateline_tells_its_day_whoever_sends_it(dateline: str) -> None:
    assert told(f"{dateline}今年是建党100周年，渠水进了村。\n").iso == "2021-05-06"


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("“大修2023”行动启动了，全县都在修渠。", "2023"),
        ("今年是中国共产党建党100周年，全县修渠。", "2021"),
        ("今年是“十四五”规划开局之年，全县修渠。", "2021"),
        ("全县上下以修渠的实绩喜迎党的二十大胜利召开。", "2022"),
        ("2022年，全县修渠三十里，实现村村通水。今年再修二十里。", "2023"),
        ("2021年，粮食达到三万吨。去年全县还修了渠。", "2022"),
        ("2月5日，全县大会召开。2024年是关键的一年。", "2024-02"),
        ("9月8日，记者从2019年全县修渠会上获悉，今年1至8月完成投资3亿元。", "2019-09"),
        ("今年1至6月修渠三十里，“2022全国修渠会”将在本县举行。", "2022"),
        ("今年又修渠三十里，其中2019年计划完成投资1亿元。", "2019"),
        ("渠首于2022年7月开工，今年4月又修二十里。", None),
        ("全县修渠，迎接2022年杭州亚运会，今年再修二十里。", None),
        ("争取2025年春灌前通水，明年再修二十里。", None),
        ("渠首于2007年批准立项，2009年4月开工建设，目前三号段已经完工。", None),
        ("二期占地六十亩，2024年12月建成投产。项目达产后，可灌田三万亩。", None),
        ("渠道长度是2010年的2.4倍，灌溉面积由2010年的45%提高到65%。", None),
        ("县里期望在2030年让渠水进每一个村，今年已修三十里。", None),
        ("去年修渠三十里，今年再修二十里。2019年，全县上下抓紧修渠，灌田三万亩。", "2020"),
        ("去年修渠三十里，今年抓紧再修。2019年，计划修渠二十里。", "2019"),
        ("9月底，全县修渠三十里，上月启动了2018年修渠项目梳排工作。", None),
        ("在近日召开的2011年修渠表彰会上，东村受到表彰。去年东村修渠三里。", "2012"),
        ("东渠今天动工，工期一年，2023年元旦前通水。", None),
        ("渠首和2022年结转的续建工程都已动工，今年全部通水。", "2023"),
        ("回望2022年，全县修渠三十里。", "2023"),
        ("1998年县第十四届人民代表大会第一次会议以来，渠修成了。过去的五年是苦干的五年。", "2003"),
        ("1998年县第十四届人民代表大会第一次会议以来，渠修成了。", None),
        ("计划2024年10月首段通水，2025年4月全线通水。今年已修渠三十里。", None),
        ("力争东渠2026年通水，西渠2027年通水。", None),
        ("今年已修渠三十里，2023年全线建成通水后，可灌田三万亩。", None),
        ("渠首于2018年启动，目前三号段已经完工。", None),
        ("今年修渠三十里，渠首2025年2月底前投入使用。", None),
        ("今年修渠三十里，明年接着修。2025年计划再修四十里。", None),
        ("到2025年，修渠百里。抓好养护，2025年灌溉面积达到三万亩。", None),
        ("2023年，上级下达我县修渠任务三十里，渠首去年10月开工。", "2023"),
        ("2023年我县安排修渠工程五项，比去年增长六成。", "2023"),
        ("县里举行2018年修渠工程集中开工仪式，预计在2020年通水。", "2018"),
        ("2019年工作回顾：全县修渠三十里，群众用上了渠水。", "2020"),
        ("2021年，全县粮食产值达到三亿元。", "2022"),
        ("全县以修渠的实绩庆祝中华人民共和国成立70周年。", "2019"),
        ("全县落实“中国制造2025”，今年修渠三十里。", None),
        ("到2025年，全县渠道将全部衬砌。", None),
        ("渠水来了，家家户户都高兴。", None),
    ],
)
def test_a_year_is_inferred_from_what_the_page_says(words: str, iso: str | None) -> None:
    published = told(f"渠水进村来\n\n{words}\n")
    assert published.iso == iso
    assert published.basis == (Basis.INFERRED if iso else None)


def test_an_article_that_tells_nothing_takes_the_month_that_two_others_tell() -> None:
    page = (
        "东渠通水\n\n本报讯（记者 李大山）2月3日，东渠通水。“大修2023”的第一条渠通了。\n\n"
        "南渠通水\n\n本报讯（记者 赵小溪）2月4日，南渠通水。“大修2023”又通一条渠。\n\n"
        "西渠动工\n\n本报讯（记者 王小河）西渠动工，挖机都来了。\n"
    )
    assert told(page, 2).iso == "2023-02"


def test_a_page_put_on_its_site_late_speaks_of_the_year_it_was_written_in() -> None:
    page = "渠道投资\n\n2023年计划投资三亿元。截至8月底，完成两亿元。\n"
    articles = read_articles(page)
    assert Publications(articles).anchor(articles[0], GIVEN).this_year == 2023
    plain = read_articles("渠道投资\n\n今年计划投资三亿元。\n")
    assert Publications(plain).anchor(plain[0], GIVEN).this_year == 2024


def test_a_report_on_last_year_means_that_year_by_the_whole_year() -> None:
    page = read_articles("修渠报告\n\n2023年，全县修渠，完成投资三亿元。全年通水。\n")
    early = replace(GIVEN, on=date(2024, 2, 3))
    anchor = Publications(page).anchor(page[0], early)
    assert (anchor.this_year, anchor.reviewed) == (2024, 2023)
    assert [t.value.end.year for t in period_tokens("全年通水。", anchor)] == [2023]
    assert [t.value.end.year for t in period_tokens("今年力争全年通水。", anchor)] == [2024, 2024]


def test_the_number_of_a_document_tells_its_year() -> None:
    page = "江政发〔2024〕6号\n\n关于去年修渠情况的报告\n\n各乡镇：全县修渠三十里。\n"
    assert told(page).iso == "2024"
