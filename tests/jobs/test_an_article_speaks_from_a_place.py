from functools import cache

import pytest

from jobs.extraction.places.gazetteer import Gazetteer
from jobs.extraction.reading.articles import read_articles
from jobs.extraction.reading.stretches import look_over
from jobs.extraction.rules.spotter import Spotter
from jobs.lexicons import load_regions
from storage.records import Region, RegionLevel


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_regions())


@cache
def _spotter(gazetteer: Gazetteer) -> Spotter:
    return Spotter(gazetteer.names)


def place(gazetteer: Gazetteer, page: str, home: str = "", index: int = 0) -> str:
    spotter = _spotter(gazetteer)
    articles = read_articles(page)
    looks = [look_over(article, spotter)[1] for article in articles]
    return gazetteer.locate(articles, looks, home)[index].path


def test_the_place_that_most_is_said_of(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n滨州今年修渠，滨州的渠老了。沾化区先修，全市跟上。滨州市委书记到了现场。\n"
    assert place(gazetteer, page) == "山东省/滨州市"


def test_a_namesake_is_decided_by_the_rest_of_the_page(gazetteer: Gazetteer) -> None:
    page = "北海经济开发区修渠\n\n北海的渠老了，北海今年都修。滨州市的钱到了，全区开工。\n"
    assert place(gazetteer, page) == "山东省/滨州市/北海经济开发区"


def test_the_source_is_at_home_where_the_page_names_no_place(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n我市今年修渠，全市都动起来了。\n"
    assert place(gazetteer, page, "山东省/聊城市") == "山东省/聊城市"
    assert place(gazetteer, page) == ""


def test_a_county_in_the_title_outranks_its_city(gazetteer: Gazetteer) -> None:
    page = "高唐县修渠忙\n\n2月6日，高唐县的渠边站满了人，全县都来看。\n"
    assert place(gazetteer, page, "山东省/聊城市") == "山东省/聊城市/高唐县"


def test_an_article_about_the_whole_city_stays_with_it(gazetteer: Gazetteer) -> None:
    page = "我市修渠忙\n\n冠县的冠县一渠先通，冠县二渠也通了，我市其他渠年内通水。\n"
    assert place(gazetteer, page, "山东省/聊城市") == "山东省/聊城市"


def test_a_province_speaks_on_the_page_of_its_city(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n全省今年修渠，省政府拨款，全省各地都动了。\n"
    assert place(gazetteer, page, "湖北省/武汉市") == "湖北省"


def test_the_level_decides_among_many_places(gazetteer: Gazetteer) -> None:
    page = (
        "我区修渠队外出学习\n\n山亭区委派出修渠队，先后到日照市、潍坊市和济宁市学习。"
        "我区的队员看了潍坊的渠、济宁的闸。山亭的渠要修得更好。\n"
    )
    assert place(gazetteer, page) == "山东省/枣庄市/山亭区"


def test_a_page_about_many_places_speaks_from_none(gazetteer: Gazetteer) -> None:
    page = "各地修渠忙\n\n云南的渠通了。甘肃的渠在修。西藏的渠刚开工。浙江的渠早就好了。\n"
    assert place(gazetteer, page) == ""


def test_an_article_that_names_none_takes_the_city_of_two_others(gazetteer: Gazetteer) -> None:
    page = (
        "东渠通水\n\n本报讯（记者 李大山）聊城的东渠通了，聊城市水利局很高兴。\n\n"
        "南渠通水\n\n本报讯（记者 赵小溪）聊城的南渠通了，聊城市民都来看。\n\n"
        "西渠动工\n\n本报讯（记者 王小河）西渠动工，挖机都来了。\n"
    )
    assert place(gazetteer, page, index=2) == "山东省/聊城市"


def test_what_is_printed_beside_an_article_does_not_move_it(gazetteer: Gazetteer) -> None:
    first = "东渠通水\n\n本报讯（记者 李大山）聊城的东渠通了，聊城市水利局很高兴。\n\n"
    other = "西渠动工\n\n本报讯（记者 王小河）苏州的西渠动工，苏州市、苏州市、苏州市都来了。\n"
    assert place(gazetteer, first) == place(gazetteer, first + other) == "山东省/聊城市"


def test_a_county_that_the_text_begins_with_outranks_its_city(gazetteer: Gazetteer) -> None:
    page = "日前，高唐县修渠二十里。水从聊城市来，渠边站满了人。\n"
    assert place(gazetteer, page) == "山东省/聊城市/高唐县"
    page = "水从聊城市来。日前，高唐县修渠二十里。\n"
    assert place(gazetteer, page) == "山东省/聊城市"


def test_a_title_tells_the_zone_that_its_article_goes_on_about(gazetteer: Gazetteer) -> None:
    page = "聊城水韵新型功能区修渠忙\n\n2月6日，水韵新型功能区的渠通了。\n"
    assert place(gazetteer, page) == "山东省/聊城市/水韵新型功能区"
    page = "聊城水韵新型功能区修渠忙\n\n2月6日，渠通了。聊城的渠都通了。\n"
    assert place(gazetteer, page) == "山东省/聊城市"


def test_a_zone_goes_by_the_fullest_name_that_its_page_has(gazetteer: Gazetteer) -> None:
    page = "柳河开发区\n\n柳河经济开发区修了渠，开发区的厂都通了水。\n"
    home = "吉林省/通化市/柳河县"
    assert place(gazetteer, page, home) == f"{home}/柳河经济开发区"


def test_a_town_that_is_the_title_lies_in_the_county_of_its_page(gazetteer: Gazetteer) -> None:
    page = "三源浦朝鲜族镇\n\n全镇修了渠，镇里通了水。\n"
    home = "吉林省/通化市/柳河县"
    assert place(gazetteer, page, home) == f"{home}/三源浦朝鲜族镇"


def test_an_old_page_calls_its_place_by_the_name_of_its_day(gazetteer: Gazetteer) -> None:
    words = "靖西县修渠忙\n\n发布时间：{}\n\n靖西县的渠通了，全县都来看。\n"
    assert place(gazetteer, words.format("2015-03-01")).endswith("/百色市/靖西县")
    assert place(gazetteer, words.format("2019-03-01")).endswith("/百色市/靖西市")


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


def test_a_town_is_no_county_of_its_name(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n县长来到柳河镇、柳河村，看了新修的渠。\n\n柳河的渠长十里。\n"
    assert place(gazetteer, page) == ""


def test_a_station_in_the_west_of_a_hill_is_in_no_province_for_it(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n武当山西站的渠通了，泰山东站的渠也通了。\n"
    assert place(gazetteer, page) == ""


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


def test_a_report_that_compares_with_the_province_is_still_its_citys(gazetteer: Gazetteer) -> None:
    page = (
        "工作报告\n\n全省首批，全省唯一，全省领先，市政府为聊城修渠，聊城的冠县、聊城的莘县也修。\n"
    )
    assert place(gazetteer, page) == "山东省/聊城市"


def test_a_zone_that_the_title_opens_with_is_the_citys(gazetteer: Gazetteer) -> None:
    page = "上半年经开区修渠忙\n\n上半年，经开区的渠通水，全市来看。\n"
    assert place(gazetteer, page, "山东省/滨州市") == "山东省/滨州市/经开区"


def test_a_zone_named_on_the_way_is_not_the_articles(gazetteer: Gazetteer) -> None:
    page = "我市修渠忙\n\n上半年，经开区的渠通水，全市来看。\n"
    assert place(gazetteer, page, "山东省/滨州市") == "山东省/滨州市"


def test_a_flags_paper_signs_its_page(gazetteer: Gazetteer) -> None:
    page = "我旗修渠忙\n\n来源：敖汉报\n\n上半年，我旗的渠通水，全旗来看。\n"
    assert place(gazetteer, page) == "内蒙古自治区/赤峰市/敖汉旗"


COUNTY = "江苏省/淮安市/涟水县"
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


def test_the_only_place_named_is_at_home_where_its_level_speaks(gazetteer: Gazetteer) -> None:
    page = "渠水进村\n\n在省、市先后召开的会上，涟水县受到表扬。该县今年修渠，全县都来。\n"
    assert place(gazetteer, page) == COUNTY


def test_the_only_place_named_is_at_home_where_the_text_opens_with_it(gazetteer: Gazetteer) -> None:
    page = "渠水进村\n\n2月15日上午，涟水县的渠通水了。东渠长三公里，西渠长九公里。\n"
    assert place(gazetteer, page) == COUNTY
    elsewhere = "渠水进村\n\n东渠长三公里。修渠的石头是从涟水县买来的，又便宜又好。\n"
    assert place(gazetteer, elsewhere) == ""


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


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("涟水投资两亿元修渠", COUNTY),
        ("涟水3个村通水", COUNTY),
        ("涟水人爱吃的菜", ""),
        ("合作投资两亿元修渠", ""),
    ],
)
def test_a_county_that_sets_to_work_in_a_headline_is_at_home(
    gazetteer: Gazetteer, title: str, path: str
) -> None:
    assert place(gazetteer, f"{title}\n\n渠水进村来，全县上下都来看。\n") == path


def test_a_name_that_is_a_common_word_is_a_place_before_its_zone(gazetteer: Gazetteer) -> None:
    page = "修渠忙\n\n上半年，桃源经开区修渠三里。桃源经开区还种了树。\n"
    assert place(gazetteer, page) == "湖南省/常德市/桃源县/桃源经开区"
    assert place(gazetteer, page.replace("桃源", "和平")) == ""


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
