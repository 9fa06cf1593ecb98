"""Whatever a page calls its works, Telegram takes the message and shows the name as it stands."""

from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobs.texts import bot_zh
from storage.records import Stage
from tests.bot.said import BINZHOU, milestone, project, target

PIECES = st.sampled_from(
    ["<b>", "</b>", "<", ">", "&", "&lt;", "&amp;amp;", '<a href="', "</code>", "'", '"', "]]>"]
)
NAMES = st.lists(st.one_of(PIECES, st.sampled_from("甲乙ab1_*[`")), min_size=1, max_size=8)
_numbers = count(1)


@given(NAMES.map("".join))
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_a_name_is_shown_as_it_stands(alice, newsroom, name):
    number = next(_numbers)
    work, holder, title = f"{number}号{name}码头", f"{number}司{name}", f"{number}版{name}"
    newsroom.print(
        project(BINZHOU, work, stage=Stage.BUILDING, owner=holder),
        milestone(BINZHOU, work, "完工", date(2023, 12, 31)),
        target(BINZHOU, "用电量", 7, holder=holder),
        region=BINZHOU,
        title=title,
        # The last told stands first in every list.
        on=date(2020, 1, 1) + timedelta(days=number),
    )
    for line, shown in (
        ("/projects 滨州", work),
        ("/milestones 滨州", work),
        (f"/project {number}号", work),
        ("/region 滨州", title),
    ):
        answer = await alice.say(line)
        assert bot_zh.ERROR not in answer
        assert shown in answer, line
    await alice.say("/milestones 滨州")
    source = await alice.tap("1")
    assert title in source
    await alice.tap("📋 引用")
    assert title in alice.last.text


async def test_links_have_no_preview(alice, bot, newsroom, monkeypatch):
    asked = []
    handle = bot.api.handle

    async def listen(url, values, uploads):
        asked.append((url.rpartition("/")[2], values))
        return await handle(url, values, uploads)

    monkeypatch.setattr(bot.api, "handle", listen)
    newsroom.print(target(BINZHOU, "用电量", 7), region=BINZHOU)
    await alice.say("/source 1")
    await alice.say("/targets 滨州")
    await alice.tap("🏗 项目")
    told = [each for each in asked if each[0] in {"sendMessage", "editMessageText"}]
    assert {method for method, _ in told} == {"sendMessage", "editMessageText"}
    for _, values in told:
        assert values["link_preview_options"] == '{"is_disabled": true}'


async def test_a_button_that_no_command_knows_answers_with_a_word(alice):
    await alice.say("/help")
    assert await alice.press("of-an-older-version:1") == bot_zh.OLD_BUTTON
