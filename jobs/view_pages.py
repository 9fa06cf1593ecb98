"""Views as messages to page through in a chat."""

from collections.abc import Callable
from datetime import date

from jobs.digests import render_digest
from jobs.digests.draft import Block, DigestDraft, Span
from jobs.digests.views import pipeline_view
from jobs.texts import views_zh
from jobs.views import load_holdings, make_view
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things

Pages = Callable[[Connection, Region, date, int], tuple[str, ...]]
"""The messages of a view of a place on a day, up to the one after a page: there may be more."""

PROJECTS = 200
"""From so many projects, the last told, the pipeline is counted in a chat: nobody waits there for
a province's thousands. That they are not all is said."""


def pipeline_pages(conn: Connection, region: Region, today: date, page: int) -> tuple[str, ...]:
    held = load_holdings(conn, region, today, (ThingKind.PROJECT,), most=PROJECTS)
    draft = pipeline_view(held)
    total = count_things(conn, region.path, ThingKind.PROJECT)
    if total > PROJECTS:
        words = views_zh.PIPELINE_OF_SOME.format(total=total, some=PROJECTS)
        head, *rest = draft.blocks
        draft = DigestDraft((head, Block(((Span(words, italic=True),),)), *rest))
    return render_digest(draft, page + 2)


def campaign_pages(conn: Connection, region: Region, today: date, page: int) -> tuple[str, ...]:
    return render_digest(make_view(conn, "campaigns", region, today), page + 2)
