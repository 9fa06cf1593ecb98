"""Views as messages to page through in a chat."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jobs.digests import render_digest
from jobs.digests.draft import Block, DigestDraft, Span
from jobs.digests.views import pipeline_view
from jobs.texts import views_zh
from jobs.views import load_holdings
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things


@dataclass(frozen=True, slots=True)
class Page:
    """A message of a view, and the numbers of the pages before and after it, where there are."""

    message: str
    before: int | None
    after: int | None


Turn = Callable[[Connection, Region, date, int], Page]
"""The page of a view of a place on a day that has a number, or else the last one before it."""

PROJECTS = 200
"""From so many projects, the last told, the pipeline is counted in a chat: nobody waits there for
a province's thousands. That they are not all is said."""


def pipeline_page(conn: Connection, region: Region, today: date, number: int) -> Page:
    held = load_holdings(conn, region, today, (ThingKind.PROJECT,), most=PROJECTS)
    draft = pipeline_view(held)
    total = count_things(conn, region.path, ThingKind.PROJECT)
    if total > PROJECTS:
        words = views_zh.PIPELINE_OF_SOME.format(total=total, some=PROJECTS)
        head, *rest = draft.blocks
        draft = DigestDraft((head, Block(((Span(words, italic=True),),)), *rest))
    messages = render_digest(draft, number + 2)
    shown = min(number, len(messages) - 1)
    return Page(
        messages[shown],
        before=shown - 1 if shown else None,
        after=shown + 1 if shown + 1 < len(messages) else None,
    )
