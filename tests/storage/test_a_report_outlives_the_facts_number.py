from storage.chats import move_chat, put_chat
from storage.database import Connection, Database
from storage.facts import get_fact, list_facts, replace_facts
from storage.records import Claim, ReportState, StoredFact
from storage.reports import (
    count_open_reports,
    decide_reports,
    find_open_report,
    get_report,
    list_open_reports,
    list_open_reports_of_fact,
    put_report,
)
from tests.storage.rows import ALICE, BOB, NOW, put_article, target


def a_fact(conn: Connection) -> StoredFact:
    for chat in (ALICE, BOB):
        put_chat(conn, chat, kind="private", title="")
    article = put_article(conn)
    (stored,) = replace_facts(conn, article.id, [target()])
    return stored


def test_it_is_found_when_the_article_is_read_anew(database: Database) -> None:
    with database.write() as conn:
        stored = a_fact(conn)
        said = put_report(conn, stored, chat_id=ALICE, claim=Claim.FIGURE, now=NOW)
        (again,) = replace_facts(conn, stored.article_id, [target(value=31.0)])
        assert again.id != stored.id
        assert find_open_report(conn, again, ALICE) == said
        assert find_open_report(conn, again, BOB) is None
        (other,) = replace_facts(conn, stored.article_id, [target(start=3)])
        assert list_open_reports_of_fact(conn, get_fact(conn, other.id)) == []
        assert len(list_facts(conn, article_id=stored.article_id)) == 1


def test_saying_it_again_puts_it_right_and_keeps_the_comment(database: Database) -> None:
    with database.write() as conn:
        stored = a_fact(conn)
        first = put_report(
            conn, stored, chat_id=ALICE, claim=Claim.OTHER, comment="应是三十一", now=NOW
        )
        second = put_report(conn, stored, chat_id=ALICE, claim=Claim.FIGURE, now=NOW)
        assert (second.id, second.claim, second.comment) == (first.id, Claim.FIGURE, "应是三十一")
        assert count_open_reports(conn) == count_open_reports(conn, ALICE) == 1


def test_what_is_decided_waits_no_more(database: Database) -> None:
    with database.write() as conn:
        stored = a_fact(conn)
        hers = put_report(conn, stored, chat_id=ALICE, claim=Claim.PLACE, now=NOW)
        his = put_report(conn, stored, chat_id=BOB, claim=Claim.PLACE, now=NOW)
        assert list_open_reports(conn, limit=1, offset=1) == [his]
        decide_reports(conn, [hers.id], ReportState.REJECTED, by="chat 1", now=NOW)
        assert list_open_reports(conn, limit=9) == [his]
        decided = get_report(conn, hers.id)
        assert (decided.state, decided.decided_by, decided.decided_at) == (
            ReportState.REJECTED,
            "chat 1",
            NOW,
        )


def test_it_moves_with_its_chat(database: Database) -> None:
    with database.write() as conn:
        said = put_report(conn, a_fact(conn), chat_id=ALICE, claim=Claim.PLACE, now=NOW)
        move_chat(conn, ALICE, BOB)
        assert get_report(conn, said.id).chat_id == BOB
