import pytest

from jobs.ingest import ingest_page
from jobs.lexicons import load_extractor
from storage.records import Publication
from storage.sources import upload_source


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("liaocheng", "聊城市"),
        ("LiaoCheng", "聊城市"),
        ("liáochéng", "聊城市"),
        ("liaochengshi", "聊城市"),
        ("shandong binzhou", "滨州市"),
        ("binzhoubeihai", "北海经济开发区"),
        ("chongqing", "重庆市"),
        ("lu'an", "六安市"),
        ("liuan", "六安市"),
        ("Lüliang", "吕梁市"),
        ("lvliang", "吕梁市"),
        ("luliang shanxi", None),
        ("濱州", "滨州市"),
        ("山東省濱州市", "滨州市"),
        ("莱芜市", "莱芜区"),
        ("滨州沾化县", "沾化区"),
        ("萊蕪市", "莱芜区"),
        ("聊城高新区", "聊城高新技术产业开发区"),
        ("滨州开发区", "滨州经济技术开发区"),
        ("binzhou kaifaqu", "滨州经济技术开发区"),
    ],
)
async def test_names_are_read_in_letters_traditional_characters_and_of_old(alice, typed, place):
    answer = await alice.say(typed)
    assert (f"📍 {place}" in answer) is (place is not None)


async def test_two_places_of_one_sound_are_asked_about(alice):
    assert "不止一个" in await alice.say("binzhou")
    assert alice.buttons == ["山东省 › 滨州市", "陕西省 › 咸阳市 › 彬州市"]
    assert "📍 滨州市" in await alice.tap(0)


async def test_initials_name_provinces_and_cities(alice):
    await alice.say("bz")
    assert "山东省 › 滨州市" in alice.buttons
    assert len(alice.buttons) == 3


@pytest.mark.parametrize("slip", ["滨洲", "宾州", "山东滨洲", "binzou", "濱洲"])
async def test_a_slip_is_offered_and_never_guessed(alice, slip):
    assert "您说的是不是" in await alice.say(slip)
    assert alice.buttons[0] == "山东省 › 滨州市"
    assert "📍 滨州市" in await alice.tap(0)


@pytest.mark.parametrize("words", ["hello", "ok", "你好", "谢谢", "今天天气怎么样", "😀"])
async def test_what_is_no_place_is_not_taken_for_one(alice, words):
    assert "/help" in await alice.say(words)


async def test_many_places_of_one_name_are_paged_in_place_also_after_a_restart(alice, bot):
    assert "第 1–12 个" in await alice.say("/targets 高新区")
    question = alice.last
    await bot.restart()
    assert "第 13–24 个" in await alice.tap("下一页 ▶")
    assert alice.last.id == question.id
    assert "🎯" not in await alice.tap(0)
    assert "还没有读到" in alice.last.text


@pytest.mark.parametrize(
    "words", ["高新区" + " " * 30 + "这里定下来的所有目标和项目", "高新区 a:b"]
)
async def test_a_name_that_no_button_holds_is_not_paged(alice, words):
    assert "第 1–12 个" in await alice.say(f"/targets {words}")
    assert "下一页 ▶" not in alice.buttons


async def test_a_zone_that_an_article_named_is_found_too(alice, bot):
    text = "2023年2月7日，博兴县召开会议。博兴经济开发区今年力争固定资产投资增长9%以上。"
    with bot.database.write() as conn:
        source = upload_source(conn)
    ingest_page(
        bot.database,
        load_extractor(),
        source=source,
        url="file:///a.txt",
        text=text,
        title=None,
        published=Publication(),
        now=bot.clock(),
    )
    for typed in ("博兴经开区", "博兴经济开发區", "boxingkaifaqu"):
        assert "📍 博兴经济开发区" in await alice.say(typed)
