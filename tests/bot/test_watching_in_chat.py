from datetime import date

import pytest

from bot.commands.watch import MAX_CHOICES
from bot.watched import MOST_WATCHES
from jobs.prepare_alerts import prepare_alerts
from storage.records import Stage
from storage.watches import add_watch, list_watches
from tests.bot.said import BINZHOU, CHIPING, LIAOCHENG, project, target


def held_by(bot, chat):
    with bot.database.read() as conn:
        return list_watches(conn, chat.person.id)


async def test_a_stranger_learns_what_can_be_watched(alice, bot):
    answer = await alice.say("/watch")
    assert "/watch 再生铝" in answer
    assert "/watch 词 氢能" in answer
    assert held_by(bot, alice) == []


async def test_without_words_the_latest_projects_are_offered(alice, bot, newsroom):
    newsroom.print(project(CHIPING, "铝箔二期项目"), region=LIAOCHENG)
    await alice.say("/watch")
    assert alice.buttons == ["铝箔二期项目（茌平区）"]
    await alice.tap(0)
    assert "已关注 铝箔二期项目" in alice.last.text
    assert [each.name for each in held_by(bot, alice)] == ["铝箔二期项目"]


async def test_the_button_under_a_project_watches_it_and_the_next_change_is_told(
    alice, bot, newsroom, clock
):
    newsroom.print(project(CHIPING, "铝箔二期项目", stage=Stage.SIGNED), region=LIAOCHENG)
    await alice.say("/project 铝箔")
    card = alice.last
    await alice.tap("🔔 关注")
    assert "已关注 铝箔二期项目" in alice.last.text
    assert "铝箔二期项目" in card.text, "the card stays where it was"
    assert prepare_alerts(bot.database, clock()) == 0
    newsroom.print(
        project(CHIPING, "铝箔二期项目", stage=Stage.STARTED),
        region=LIAOCHENG,
        on=date(2023, 3, 8),
    )
    assert prepare_alerts(bot.database, clock()) == 1


async def test_the_button_under_a_source_watches_a_target(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/targets 滨州")
    await alice.tap("1")
    await alice.tap("🔔 关注")
    assert "已关注 进出口总额" in alice.last.text
    assert held_by(bot, alice)[0].thing_key.startswith("target|")


async def test_an_exact_name_is_watched_at_once_and_twice_is_once(alice, bot, newsroom):
    newsroom.print(project(CHIPING, "铝箔二期项目"), region=LIAOCHENG)
    assert "已关注 铝箔二期项目" in await alice.say("/watch 铝箔二期项目")
    assert "已经在关注了" in await alice.say("关注 铝箔二期项目")
    assert len(held_by(bot, alice)) == 1


async def test_some_characters_give_a_choice_with_the_word_itself_that_outlives_a_restart(
    alice, bot, newsroom
):
    newsroom.print(project(CHIPING, "铝箔二期项目"), project(BINZHOU, "铝板项目"), region=LIAOCHENG)
    assert "关注哪一个" in await alice.say("/watch 铝箔")
    assert alice.buttons == ["铝箔二期项目（茌平区）", "🔤 凡带“铝箔”的"]
    await bot.restart()
    await alice.tap("🔤 凡带“铝箔”的")
    assert "已关注词语 铝箔" in alice.last.text
    assert held_by(bot, alice)[0].word == "铝箔"


async def test_more_than_fit_are_cut_and_said(alice, newsroom):
    works = [project(CHIPING, f"铝箔{number}车间项目") for number in "一二三四五六七八九"]
    newsroom.print(*works, region=LIAOCHENG)
    assert f"只列出前 {MAX_CHOICES} 个" in await alice.say("/watch 铝箔")
    assert len(alice.buttons) == MAX_CHOICES + 1


async def test_what_is_called_nothing_yet_can_be_watched_as_a_word(alice, bot):
    assert "还没有叫“氢能”的" in await alice.say("/watch 氢能")
    await alice.tap(0)
    assert held_by(bot, alice)[0].word == "氢能"
    await alice.say("/watch 词 储能 电站")
    assert held_by(bot, alice)[1].word == "储能 电站"


async def test_a_place_is_better_subscribed_to(alice, bot):
    answer = await alice.say("/watch 滨州")
    assert "请订阅它的简报" in answer
    assert "/watch 词 滨州" in answer
    assert alice.buttons == ["🔔 订阅 滨州市"]
    assert held_by(bot, alice) == []


@pytest.mark.parametrize(
    ("words", "problem"),
    [("词", "至少写两个字"), ("词 铝", "至少写两个字"), ("词 ——", "至少写两个字")],
)
async def test_a_word_that_says_nothing_is_refused(alice, bot, words, problem):
    assert problem in await alice.say(f"/watch {words}")
    assert held_by(bot, alice) == []


async def test_a_word_too_long_for_a_button_is_refused_with_the_limit(alice, bot):
    assert "最多 16 个字" in await alice.say("/watch 词 " + "铝" * 17)
    assert "最多 16 个字" in await alice.say("/watch " + "铝" * 17)
    assert held_by(bot, alice) == []
    await alice.say("/watch " + "铝" * 16)
    await alice.tap(0)
    assert held_by(bot, alice)[0].word == "铝" * 16


async def test_a_full_list_says_what_to_do(alice, bot, clock):
    await alice.say("/help")
    with bot.database.write() as conn:
        for number in range(MOST_WATCHES):
            word = f"词语{number}"
            add_watch(conn, chat_id=alice.person.id, name=word, word=word, now=clock())
    assert f"最多关注 {MOST_WATCHES} 项" in await alice.say("/watch 词 氢能")
    assert "已经在关注了" in await alice.say("/watch 词 词语1")
    assert len(held_by(bot, alice)) == MOST_WATCHES


async def test_a_thing_that_is_gone_is_said_so(alice):
    await alice.say("/help")
    assert "重新打开列表" in await alice.press("watch:999")
