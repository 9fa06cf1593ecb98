"""The projects of an industry, each with what its industry was told by."""

from collections.abc import Sequence

from bot.keyboards import Window
from bot.replies.pieces import below_list, place_of, safe
from bot.replies.projects import project_state
from jobs.extraction.names.industries import industry_of
from jobs.texts import bot_zh
from jobs.texts import search_zh as texts
from storage.records import Region, Thing


def industry_projects(
    industry: str, region: Region | None, listed: Sequence[Thing], window: Window, note: str = ""
) -> str:
    """One page; `note` is the word that was typed for the industry, if another."""
    title = texts.INDUSTRY_TITLE.format(industry=industry, place=_place(region))
    if note:
        title += texts.INDUSTRY_READ.format(words=safe(note, 20), industry=industry)
    blocks = [title]
    for number, thing in enumerate(listed, window.first):
        blocks.append(
            f"{number}. <b>{safe(thing.name)}</b>\n"
            f"    {bot_zh.JOIN.join((*project_state(thing), _where(thing, region)))}\n"
            f"    {_evidence(industry, thing)}"
        )
    return "\n\n".join([*blocks, below_list(window)])


def no_industry_projects(industry: str, region: Region | None) -> str:
    return texts.INDUSTRY_EMPTY.format(industry=industry, place=_place(region))


def _evidence(industry: str, thing: Thing) -> str:
    told = industry_of(thing.name)
    if told is None or told.name != industry:
        return texts.INDUSTRY_EVIDENCE_OTHER
    return texts.INDUSTRY_EVIDENCE.format(word=safe(told.word))


def _place(region: Region | None) -> str:
    return safe(region.name) if region else texts.EVERYWHERE


def _where(thing: Thing, region: Region | None) -> str:
    if region is not None:
        return place_of(thing.region, region)
    return safe(thing.region.replace("/", bot_zh.PATH_SEPARATOR))
