import pytest

from jobs.extraction.places.gazetteer import Gazetteer
from jobs.extraction.reading.articles import read_articles
from storage.records import Region, RegionLevel
from tests.jobs.homes import COUNTY, place


def test_a_newspaper_tells_where_its_page_comes_from(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n长江日报 2025年1月17日\n\n全市今年修渠，我市的渠老了。\n"
    assert place(gazetteer, page) == "湖北省/武汉市"


def test_a_town_of_one_county_tells_where_its_page_comes_from() -> None:
    county = Region(
        code="341702",
        name="贵池区",
        short="贵池",
        level=RegionLevel.COUNTY,
        parent="341700",
        path="安徽省/池州市/贵池区",
    )
    town = Region(
        code="341702-t1",
        name="殷汇",
        short="殷汇",
        level=RegionLevel.TOWN,
        parent="341702",
        path="安徽省/池州市/贵池区/殷汇",
    )
    known = Gazetteer([county, town])
    assert place(known, "修渠记\n\n殷汇镇的渠通了，全区都来看。\n") == county.path
    assert place(known, "修渠记\n\n殷汇镇的渠通了，家家都来看。\n") == county.path
    assert place(known, "修渠记\n\n殷汇至十里段的渠通了，家家都来看。\n") == "安徽省/池州市"


@pytest.mark.parametrize(
    "page",
    [
        "高唐日报\n■ 2019年7月23日 ■ 第1版\n\n全力修渠\n\n本报讯 我县修渠，县委作了安排。\n",
        "工作报告\n\n——2024年1月16日在高唐县第十八届人民代表大会上\n\n我县今年修渠，县政府已有安排。\n",
        "修渠记\n\n来源：高唐县人民政府\n\n我县今年修渠，县委作了安排。\n",
    ],
)
def test_the_paper_the_office_or_the_assembly_tells_the_place(
    gazetteer: Gazetteer, page: str
) -> None:
    assert place(gazetteer, page) == "山东省/聊城市/高唐县"


def test_a_national_paper_tells_no_place(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n来源：新华日报\n\n我区今年修渠，区委作了安排。\n"
    assert place(gazetteer, page) != "河北省/石家庄市/新华区"


def test_a_flags_paper_signs_its_page(gazetteer: Gazetteer) -> None:
    page = "我旗修渠忙\n\n来源：敖汉报\n\n上半年，我旗的渠通水，全旗来看。\n"
    assert place(gazetteer, page) == "内蒙古自治区/赤峰市/敖汉旗"


BODY = "今年以来，全县上下忙修渠。1至4月修渠三十里。\n下一步，我县将再修二十里。"


@pytest.mark.parametrize(
    "mark",
    [
        "来源：涟水发布",
        "来源：涟水县水利局 2024-05-12",
        "来源：中共涟水县委",
        "来源：微涟水",
        "2024-05-12 来源：涟水县委宣传部",
        "涟水时讯 2024-05-12",
        "涟水报",
        "当前位置：首页 > 涟水要闻",
        "当前位置：首页 > 涟水民生",
    ],
)
def test_a_place_that_signs_a_page_is_at_home(gazetteer: Gazetteer, mark: str) -> None:
    assert place(gazetteer, f"渠水提前进村\n{mark}\n{BODY}\n") == COUNTY


@pytest.mark.parametrize(
    "dateline",
    [
        "本报涟水讯 ",
        "涟水讯 ",
        "大江网时刻涟水5月12日讯（记者 张三） ",
        "涟水新闻网讯 ",
        "涟水网消息 ",
        "江苏涟水：",
        "（涟水广播电视台全媒体记者张三报道）",
    ],
)
def test_a_dateline_tells_the_place(gazetteer: Gazetteer, dateline: str) -> None:
    assert place(gazetteer, f"渠水提前进村\n{dateline}{BODY}\n") == COUNTY


@pytest.mark.parametrize(
    "foot", ["（涟水日报 张三）", "Copyright © 2024 涟水县人民政府", "编辑：张三 涟水县融媒体中心"]
)
def test_the_foot_of_a_page_tells_the_place(gazetteer: Gazetteer, foot: str) -> None:
    assert place(gazetteer, f"渠水提前进村\n{BODY}\n{foot}\n") == COUNTY


def test_the_capital_of_a_wire_is_nobodys_home(gazetteer: Gazetteer) -> None:
    assert place(gazetteer, "渠水进村\n\n新华社北京5月12日电 今年修渠三十里。\n") == ""


def test_a_list_of_links_signs_nothing(gazetteer: Gazetteer) -> None:
    links = "相关链接：涟水县 盱眙县 金湖县 洪泽区"
    assert place(gazetteer, f"渠水提前进村\n{BODY}\n{links}\n") == ""


def test_what_stands_above_all_articles_and_says_no_sentence_signs_them(
    gazetteer: Gazetteer,
) -> None:
    page = (
        "要闻\n\n今日涟水\n\n2024年3月18日 星期一\n\n渠水进村\n\n本报讯（记者 李大山）渠水来了。\n"
    )
    assert place(gazetteer, page, index=len(read_articles(page)) - 1) == COUNTY


def test_a_menu_of_papers_above_all_articles_signs_none(gazetteer: Gazetteer) -> None:
    menu = "今日涟水 今日盱眙 今日金湖"
    page = f"{menu}\n\n渠水进村\n\n2024年3月18日\n\n本报讯（记者 张三）渠水来了。\n"
    assert place(gazetteer, page, index=len(read_articles(page)) - 1) == ""


def test_what_signs_another_article_does_not_sign_this_one(gazetteer: Gazetteer) -> None:
    signed = "修渠忙\n\n本报高唐讯（记者 李大山）渠水进村来，家家户户都来看。\n\n"
    page = signed + "各地修路忙\n\n本报讯（记者 王小河）我国今年新修公路三千公里，比去年多。\n"
    assert place(gazetteer, page, index=0) == "山东省/聊城市/高唐县"
    assert place(gazetteer, page, index=1) == ""


def test_the_line_above_all_articles_signs_each(gazetteer: Gazetteer) -> None:
    page = (
        "高唐县人民政府办公室 2024年3月18日\n\n"
        "修渠忙\n\n本报讯（记者 李大山）渠水进村来，家家户户都来看。\n\n"
        "修路忙\n\n本报讯（记者 王小河）我县今年新修公路三千公里，全县都来看。\n"
    )
    assert place(gazetteer, page, index=1) == "山东省/聊城市/高唐县"
