from storage.database import Database
from storage.events import append_events, last_event_id, list_events, mark_history
from tests.storage.rows import BINZHOU, NOW, event


def test_history_is_left_out_of_what_is_new_and_stays_in_the_story(database: Database) -> None:
    with database.write() as conn:
        old = append_events(conn, [event("old")], NOW)
        mark_history(conn, [each.id for each in old])
        append_events(conn, [event("new")], NOW)
        last = last_event_id(conn)
        new = list_events(conn, BINZHOU, after_id=0, upto_id=last)
        story = list_events(conn, BINZHOU, after_id=None, upto_id=last)
    assert (len(new), len(story)) == (1, 2)
    assert new[0] not in old
