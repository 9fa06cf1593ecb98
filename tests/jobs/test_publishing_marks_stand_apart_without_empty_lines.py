"""Pages are pasted as they are copied: headline, marks and text in lines without a gap."""

from datetime import date

import pytest

from jobs.extraction.dates.publication import Publications
from jobs.extraction.reading.articles import read_articles
from jobs.extraction.reading.publishing_marks import is_mark

TITLE = "渠水提前一月进村"
TEXT = "今年以来，全县上下忙修渠。1至4月，修通干渠三十里。\n下一步，全县将再修二十里。"
MARKS = [
    "2024-05-12 08:30 来源：江源日报",
    "2024年05月12日 来源：江源日报",
    "2024/05/12 09:10 浏览：231",
    "2024-05-12 08:30:11 来源: 江源日报 作者: 王五 责编: 李四",
    "江源日报 2024年5月12日 星期日",
    "2024年5月12日 第01版：要闻",
    "江源县人民政府网站 www.example.org 发布日期：2024-05-12",
    "发表时间：2024-05-12 08:30",
    "索引号：0143/2024-00123 发布日期：2024-05-12 发布机构：县统计局",
    "稿源：江源日报 2024-05-12 09:12",
    "作者：张三 | 2024-05-12",
    "[ 2024-05-12 ]",
    "發(fā)布日期:2024-05-12 發(fā)布員:王五",
]


@pytest.mark.parametrize("mark", MARKS)
def test_the_day_is_read_and_title_and_text_stay_apart(mark: str) -> None:
    (article,) = read_articles(f"{TITLE}\n{mark}\n{TEXT}\n")
    assert article.title == TITLE
    assert Publications((article,)).publication(article).on == date(2024, 5, 12)
    assert any(p.reading.text.startswith("今年以来，全县") for p in article.paragraphs)


@pytest.mark.parametrize(
    "foot", ["版权所有：江源县人民政府", "网站地图 | 主办单位：江源县人民政府"]
)
def test_the_foot_of_a_site_is_no_part_of_the_text(foot: str) -> None:
    (article,) = read_articles(f"{TITLE}\n{TEXT}\n{foot}\n")
    assert not any("全县" in p.reading.text and foot in p.reading.text for p in article.paragraphs)


@pytest.mark.parametrize(
    "label",
    [
        "通版阅读请点击：",
        "当前版：02版",
        "标题导航",
        "~~~渠水提前一月进村",
        "您现在的位置：首页 >> 县区动态",
        "原标题：渠水进了村",
        "文章来源：江源网",
        "本报记者王五 通讯员李四",
        "■ 全媒体记者 王五",
    ],
)
def test_what_stands_around_an_article_goes_on_with_nothing(label: str) -> None:
    for page in (f"{label}\n{TITLE}\n{MARKS[0]}\n{TEXT}\n", f"{TITLE}\n{label}\n{TEXT}\n"):
        (article,) = read_articles(page)
        assert article.title == TITLE
        assert any(p.reading.text.startswith("今年以来，全县") for p in article.paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "2024年5月12日全县修渠大会召开",
        "2024年5月12日，全县修渠大会召开",
        "项目于2023年3月15日开工建设并计划于今年年底前",
        "关于2024年5月12日全县修渠大会任务分解的通知",
        "首页面设计由三人完成",
        "修渠之前记者从县水利局",
        "位置：村东两公里",
    ],
)
def test_a_line_that_says_something_is_no_mark(line: str) -> None:
    assert not is_mark(line)
