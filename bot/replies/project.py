"""One project: what it is, its dates, and all that was said of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.keyboards import Window
from bot.replies.milestones import milestone_state
from bot.replies.pieces import path_in_words, safe
from jobs.digests.lines import project_notes
from jobs.digests.wording import money_in_words, printed_on, source_in_words, stage_in_words
from jobs.texts import bot_zh, quotes_zh, zh
from jobs.texts import lists_zh as texts
from storage.records import Milestone, Project, StoredFact, Thing

MAX_MILESTONES = 10


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project, its milestones, and the stretch of its history to show, latest first."""

    work: Thing
    milestones: Sequence[Thing]
    history: Sequence[StoredFact]


def project_card(card: ProjectCard, window: Window, today: date) -> str:
    """The card; `window` tells which part of the history it shows."""
    work = card.work
    place = path_in_words(work.region)
    blocks = [texts.PROJECT_TITLE.format(name=safe(work.name, 120), place=place)]
    if isinstance(work.current, Project):
        blocks.append("\n".join(_state(work.current)))
    if card.milestones:
        blocks.append("\n".join(_dates(card.milestones, today)))
    blocks.append("\n".join(_history(card.history)))
    if not window.is_all:
        turned = bot_zh.PAGE_OF.format(first=window.first, last=window.last, total=window.total)
        blocks.append(turned)
    return "\n\n".join(blocks)


def _state(project: Project) -> Iterator[str]:
    state = [stage_in_words(project.stage) if project.stage else texts.PROJECT_STAGE_UNKNOWN]
    if project.investment is not None:
        money = money_in_words(project.investment)
        state.append(texts.PROJECT_INVESTMENT.format(money=money))
    if project.industry:
        state.append(texts.PROJECT_INDUSTRY.format(industry=safe(project.industry)))
    yield bot_zh.JOIN.join(state)
    if project.owner:
        yield texts.PROJECT_OWNER.format(owner=safe(project.owner))
    if project.responsible:
        names = safe(zh.LIST_COMMA.join(project.responsible))
        yield texts.PROJECT_RESPONSIBLE.format(names=names)


def _dates(milestones: Sequence[Thing], today: date) -> Iterator[str]:
    yield texts.PROJECT_DATES
    in_order = sorted(milestones, key=lambda thing: (thing.due_on or date.max, thing.name))
    for thing in in_order[:MAX_MILESTONES]:
        if isinstance(thing.current, Milestone):
            event = safe(thing.current.event)
            yield f"{event}{zh.COLON}{milestone_state(thing, today)}"


def _history(history: Sequence[StoredFact]) -> Iterator[str]:
    yield texts.PROJECT_HISTORY
    for stored in history:
        title = stored.article_title.strip()
        yield texts.PROJECT_HISTORY_LINE.format(
            day=printed_on(stored) or texts.UNDATED,
            words=_said(stored),
            title=quotes_zh.SOURCE_TITLE.format(title=safe(title, 60))
            if title
            else quotes_zh.SOURCE_UNTITLED,
            source=safe(source_in_words(stored), 40),
        )
    if not history:
        yield texts.PROJECT_HISTORY_WITHDRAWN


def _said(stored: StoredFact) -> str:
    notes = project_notes(stored.fact) if isinstance(stored.fact, Project) else []
    return safe(zh.COMMA.join(note for note in notes if note), 120) or texts.PROJECT_MENTIONED
