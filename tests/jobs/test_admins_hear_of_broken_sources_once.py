import pytest

from jobs.tell_admins import tell_admins
from storage.database import Database
from storage.records import Gone, Outcome, Sent, SourceKind, Trouble, TryAgain
from storage.sources import add_source, mark_source_polled
from tests.fakes import TurnedClock

ALICE, BOB = 11, 12


class Postbox:
    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes)
        self.got: list[tuple[int, str]] = []

    async def __call__(self, chat_id: int, html: str, **_: int | None) -> Outcome:
        self.got.append((chat_id, html))
        return self.outcomes.pop(0) if self.outcomes else Sent(1)


@pytest.fixture
def source_id(db: Database) -> int:
    with db.write() as conn:
        url = "https://news.example/"
        return add_source(conn, name="<滨州>日报", kind=SourceKind.LIST, url=url).id


def poll(db: Database, source_id: int, clock: TurnedClock, error: str | None) -> None:
    with db.write() as conn:
        now, trouble = clock(), Trouble.REFUSED if error else None
        mark_source_polled(conn, source_id, now=now, error=error, trouble=trouble)
    clock.turn(hours=1)


async def test_a_source_that_fails_thrice_is_told_once_and_its_end_once(
    db: Database, source_id: int, clock: TurnedClock
) -> None:
    postbox = Postbox()
    told = []
    for error in ("412 <x>", "412 <x>", "412 <x>", "412 <x>", None, None):
        poll(db, source_id, clock, error)
        told.append(await tell_admins(db, postbox, (ALICE, BOB)))
    assert told == [0, 0, 1, 0, 1, 0]
    assert [chat for chat, _ in postbox.got] == [ALICE, BOB] * 2
    broken, well = postbox.got[0][1], postbox.got[2][1]
    assert "来源中断" in broken
    assert "&lt;滨州&gt;日报：拒绝访问，2023-02-07 09:00起" in broken
    assert "412 &lt;x&gt;" in broken
    assert "来源恢复" in well


@pytest.mark.parametrize("outcome", [TryAgain("busy"), Gone("blocked")])
async def test_what_reached_nobody_is_told_again(
    db: Database, source_id: int, clock: TurnedClock, outcome: Outcome
) -> None:
    for _ in range(3):
        poll(db, source_id, clock, "no answer")
    postbox = Postbox(outcome)
    assert [await tell_admins(db, postbox, (ALICE,)) for _ in range(3)] == [0, 1, 0]


async def test_without_admins_nothing_is_said(
    db: Database, source_id: int, clock: TurnedClock
) -> None:
    for _ in range(3):
        poll(db, source_id, clock, "no answer")
    assert await tell_admins(db, Postbox(), ()) == 0


async def test_many_broken_sources_fit_into_one_message(db: Database, clock: TurnedClock) -> None:
    with db.write() as conn:
        ids = [
            add_source(conn, name="报" * 99, kind=SourceKind.LIST, url=f"https://{n}.example/").id
            for n in range(300)
        ]
    for _ in range(3):
        for each in ids:
            poll(db, each, clock, "&" * 500)
    postbox = Postbox()
    assert await tell_admins(db, postbox, (ALICE,)) == 300
    assert "还有 285 个" in postbox.got[0][1]
    assert len(postbox.got[0][1].replace("&amp;", "&")) < 4096
