"""Full width, English, other bots' commands, marks around a name."""

import pytest

from tests.bot.said import BINZHOU, LIAOCHENG, target


@pytest.fixture
def targets(newsroom) -> None:
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)


@pytest.mark.parametrize(
    "words",
    [
        "／targets 滨州",
        "／ｔａｒｇｅｔｓ　滨州",
        "/ targets 滨州",
        "/TARGETS滨州",
        "targets 滨州",
        "濱州 目標",
        "/目标 滨州",
        "滨州 目标！",
    ],
)
async def test_a_command_is_known_however_it_is_typed(alice, targets, words):
    answer = await alice.say(words)
    assert "🎯 滨州市的目标" in answer
    assert "进出口总额" in answer


@pytest.mark.parametrize("words", ["Liaocheng City targets", "/targets ｌｉａｏｃｈｅｎｇ"])
async def test_so_is_the_place(alice, newsroom, words):
    newsroom.print(target(LIAOCHENG, "进出口总额", 8), region=LIAOCHENG)
    assert "🎯 聊城市的目标" in await alice.say(words)


@pytest.mark.parametrize("words", ["help", "/menu", "Ｈｅｌｐ", "？帮助？"])
async def test_help_comes_by_other_names_too(alice, words):
    assert (await alice.say(words)).startswith("怎么用")


async def test_a_command_nearly_typed_is_offered_with_its_words(alice, targets):
    answer = await alice.say("/tragets 滨州")
    assert "是不是 /targets 滨州（目标" in answer
    (copied,) = [each for each in alice.last.body.entities if each.type == "code"]
    assert copied.length == len("/targets 滨州")
    assert "没有这个命令" in await alice.say("/xyzzy")
    assert "您要的是不是" not in alice.last.text


async def test_commands_of_admins_are_offered_to_nobody(alice):
    assert "review" not in await alice.say("/reviews")


@pytest.mark.parametrize("words", ["stop", "/stop", "停止", "/cancel", "别发了"])
async def test_who_wants_no_more_is_shown_what_can_be_ended(alice, words):
    await alice.say("/subscribe 滨州 每天 8:30")
    assert "退订" in await alice.say(words)
    assert "✕ 退订 滨州市" in alice.buttons or "已退订" in alice.last.text


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("滨州！", "滨州市"),
        ("#滨州", "滨州市"),
        ("滨州。", "滨州市"),
        ("Inner Mongolia", "内蒙古自治区"),
        ("Tibet", "西藏自治区"),
        ("Boxing County", "博兴县"),
        ("Shandong Province", "山东省"),
    ],
)
async def test_a_place_is_known_with_marks_and_in_english(alice, words, place):
    assert (await alice.say(words)).startswith(f"📍 {place}")


@pytest.mark.parametrize(
    ("words", "unread"),
    [("/due 滨州 2月30日", "2月30日"), ("/targets 滨州 ABC", "ABC"), ("滨州ABC目标", "ABC")],
)
async def test_what_stands_beside_a_place_and_is_not_understood_is_named(
    alice, targets, words, unread
):
    answer = await alice.say(words)
    assert "进出口总额" in answer
    assert f"“{unread}”没有看懂，没有用上。" in answer
    for understood in (
        "/targets 滨州 2023",
        "/targets 山东 滨州",
        "/targets 滨州 的",
        "/targets binzhoushi",
    ):
        assert "没有看懂" not in await alice.say(understood)


async def test_who_looks_for_a_project_in_the_list_is_told_how_to(alice):
    assert "发 /project 再生铝 滨州" in await alice.say("/projects 滨州 再生铝")
    assert "没有用上" not in await alice.say("滨州 重点项目")


async def test_what_is_said_around_a_question_names_no_place(alice, targets):
    await alice.say("/subscribe 滨州 每天 8:30")
    assert "滨州市" in await alice.say("今天有什么新消息")
    assert "🎯 滨州市的目标" in await alice.say("请问有哪些目标？")


async def test_letters_are_cut_nowhere_within_a_word(alice):
    for words in ("bxx", "stopping", "www.example.com/x"):
        assert "我认得" not in await alice.say(words), words


async def test_what_has_no_letters_is_not_looked_for(alice):
    for words in ("？？？", "12", "🙂"):
        assert "发一个地名给我" in await alice.say(words)
        assert alice.buttons == [], words


async def test_a_facts_number_shows_its_sentence(alice, targets):
    for words in ("第1条", "编号 1", "/source １"):
        assert "力争进出口总额增长8%以上" in await alice.say(words), words


async def test_a_time_alone_asks_for_the_place(alice, newsroom):
    newsroom.print(target(LIAOCHENG, "进出口总额", 8), region=LIAOCHENG)
    assert "看哪个地方" in await alice.say("每天8点半")
    assert "已订阅 聊城市（含下级），每天 08:30" in await alice.tap("聊城市")


async def test_an_english_sentence_is_no_command(alice):
    assert "稿" not in await alice.say("please read this")
    assert "发一个地名给我" in alice.last.text


async def test_who_speaks_is_told_to_type(alice, bot):
    alice.person.open()
    message = bot.api.state.add_message(alice.person.chat, alice.person.user)
    message.service = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}
    bot.api.state.updates.add("message", message.to_json())
    await bot.drain()
    assert "请打字" in alice.last.text
