"""However long the words from outside are, a list stays within Telegram's 4096 units."""

from datetime import date

from tests.bot.said import BINZHOU, milestone, project, result, target

LONG = "年产六十万吨高端铝基新材料一体化绿色低碳示范产业园及配套基础设施建设" * 6


async def test_long_names_are_cut(alice, newsroom):
    facts = [target(BINZHOU, f"{number}{LONG}", 5, holder=f"{number}{LONG}") for number in range(9)]
    facts += [project(BINZHOU, f"{number}{LONG}", owner=LONG) for number in range(9)]
    facts += [milestone(BINZHOU, f"{n}{LONG}", LONG, date(2023, 6, n)) for n in range(1, 10)]
    facts += [milestone(BINZHOU, f"{n}泵站{LONG}", LONG, date(2023, 4, n)) for n in range(1, 10)]
    for year in range(2017, 2023):
        facts += [result(BINZHOU, f"{n}{LONG}", 5, holder=LONG, year=year) for n in range(6)]
        facts += [target(BINZHOU, f"{n}{LONG}", 5, holder=LONG, year=year) for n in range(6)]
    newsroom.print(*facts, region=BINZHOU, title=LONG)
    for command in ("targets", "results", "projects", "due", "passed", "milestones", "region"):
        answer = await alice.say(f"/{command} 滨州")
        assert "…" in answer, command
        assert "出了点问题" not in answer, command
    await alice.say("/project 1年产")
    assert "…" in alice.last.text
    await alice.say("/projects 滨州")
    assert "…" in await alice.tap("1")
