import pytest

from jobs.extraction.places.gazetteer import Gazetteer
from tests.jobs.homes import COUNTY, place


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


def test_a_town_is_no_county_of_its_name(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n县长来到柳河镇、柳河村，看了新修的渠。\n\n柳河的渠长十里。\n"
    assert place(gazetteer, page) == ""


def test_a_station_in_the_west_of_a_hill_is_in_no_province_for_it(gazetteer: Gazetteer) -> None:
    page = "修渠记\n\n武当山西站的渠通了，泰山东站的渠也通了。\n"
    assert place(gazetteer, page) == ""


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


def test_the_only_place_named_is_at_home_where_its_level_speaks(gazetteer: Gazetteer) -> None:
    page = "渠水进村\n\n在省、市先后召开的会上，涟水县受到表扬。该县今年修渠，全县都来。\n"
    assert place(gazetteer, page) == COUNTY


def test_the_only_place_named_is_at_home_where_the_text_opens_with_it(gazetteer: Gazetteer) -> None:
    page = "渠水进村\n\n2月15日上午，涟水县的渠通水了。东渠长三公里，西渠长九公里。\n"
    assert place(gazetteer, page) == COUNTY
    elsewhere = "渠水进村\n\n东渠长三公里。修渠的石头是从涟水县买来的，又便宜又好。\n"
    assert place(gazetteer, elsewhere) == ""


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
