from datetime import date

from jobs.digests.views import campaign_view
from tests.builders import BOXING, a_campaign, a_project, a_target, stored
from tests.jobs.viewing import view_of

JANUARY, MARCH, JUNE = date(2023, 1, 30), date(2023, 3, 6), date(2023, 6, 5)
PARTS = ("产业兴城", "生态兴城", "文化兴城")
ARTICLES = [
    [
        stored(a_campaign(name="3+156", components=PARTS), JANUARY, article=1),
        stored(a_campaign(name="三城同兴"), JANUARY, article=1),
        stored(a_target(indicator="工业投资", value=12), JANUARY, article=1),
        stored(a_project(name="云岭古镇"), JANUARY, article=1, sentence="文化兴城，建设云岭古镇。"),
    ],
    [
        stored(a_campaign(name="3+156"), MARCH, article=2),
        stored(a_project(name="东湖水厂"), MARCH, article=2, sentence="生态兴城，建设东湖水厂。"),
    ],
    [stored(a_project(name="西湖大桥"), JUNE, article=3)],
    [stored(a_campaign(name="百日攻坚", region=BOXING), JUNE, article=4)],
]


def test_it_has_its_parts_with_their_works_its_targets_and_projects() -> None:
    text = view_of(lambda held: campaign_view(held, "3+156"), ARTICLES, JUNE)
    assert "🚩 3+156\n2023年1月30日首次读到，最近2023年3月6日" in text
    assert "· 产业兴城\n· 生态兴城：东湖水厂\n· 文化兴城：云岭古镇" in text
    assert "🎯 同一报道里的目标\n2023年\n· 工业投资 同比增长12%" in text
    assert text.count("🏗") == 1
    assert "西湖大桥" not in text


def test_campaigns_of_one_article_share_what_was_announced_with_them() -> None:
    articles = [ARTICLES[0], *ARTICLES[2:]]
    text = view_of(campaign_view, articles, JUNE)
    assert text.index("3+156") < text.index("三城同兴") < text.index("工业投资")
    assert text.count("工业投资") == 1


def test_a_countys_target_goes_with_the_countys_campaign() -> None:
    article = [
        stored(a_campaign(name="三城同兴"), JANUARY, article=1),
        stored(a_campaign(name="百日攻坚", region=BOXING), JANUARY, article=1),
        stored(a_target(indicator="工业投资", value=12), JANUARY, article=1),
        stored(a_target(indicator="进出口总额", value=5, region=BOXING), JANUARY, article=1),
    ]
    text = view_of(campaign_view, [article], JUNE)
    assert text.index("三城同兴") < text.index("工业投资") < text.index("百日攻坚")
    assert text.index("百日攻坚") < text.index("进出口总额")


def test_those_below_come_after_with_their_place() -> None:
    text = view_of(campaign_view, ARTICLES, JUNE)
    assert text.index("三城同兴") < text.index("百日攻坚【博兴县】")


def test_a_place_without_any_is_one_line() -> None:
    assert view_of(campaign_view, [], JUNE) == "滨州市：还没有读到可列的内容。"
