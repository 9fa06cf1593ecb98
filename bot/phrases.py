"""Words typed without a slash: commands can't have Chinese names, so words stand for them."""

import re
from dataclasses import dataclass

from bot.spans import Span
from jobs.texts.words_zh import COMMAND_WORDS, FILLING_WORDS
from jobs.typed_days import Days
from storage.records import NewsGroup

FILLING = re.compile("|".join(map(re.escape, FILLING_WORDS)))
LONGEST_FIRST = sorted(COMMAND_WORDS, key=len, reverse=True)

DATES_FIRST = tuple(word for word, command in COMMAND_WORDS.items() if command in {"passed", "due"})
OF_ANY_WORDS = tuple(
    word for word, command in COMMAND_WORDS.items() if command in {"search", "watch"}
)
"""What follows them at the beginning is looked for, whatever it is: 搜索 铝 项目."""
LISTED = ("项目", "工程", "目标")
"""What has the days that are asked for: 哪些项目过期了."""

GROUPS_OF_LISTS = {
    "targets": NewsGroup.TARGETS,
    "results": NewsGroup.RESULTS,
    "projects": NewsGroup.PROJECTS,
    "pipeline": NewsGroup.PROJECTS,
    "milestones": NewsGroup.DATES,
    "campaigns": NewsGroup.CAMPAIGNS,
}
"""Which news is meant where a list is named together with days: 滨州 三月 项目."""

FIGURES = frozenset({"targets", "results"})
"""Lists that tell the years of what they list, those before and after among them."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The command that a phrase means, empty where it names none, and the other words of it."""

    command: str
    words: str


def read_phrase(text: str) -> Phrase:
    """北海 目标 and 北海目标 are targets of 北海; 滨州 alone names no command."""
    text = " ".join(text.split())
    for word in DATES_FIRST if any(word in text for word in LISTED) else ():
        if word in text:
            rest = re.sub("|".join((word, *LISTED)), " ", text)
            return Phrase(COMMAND_WORDS[word], without_filling(rest).strip(" 了的"))
    for word in OF_ANY_WORDS:
        if text.startswith(word):
            return Phrase(COMMAND_WORDS[word], without_filling(text.removeprefix(word)))
    for word in LONGEST_FIRST:
        before, found, after = text.partition(word)
        if found:
            return Phrase(COMMAND_WORDS[word], without_filling(f"{before} {after}"))
    return Phrase("", text)


def without_filling(text: str) -> str:
    """What is asked for, without what people say around it: 请问滨州怎么样 is 滨州."""
    return " ".join(FILLING.sub(" ", text).split())


def news_of_list(command: str, days: Span | Days) -> NewsGroup | None:
    """The news that is meant where a list and days are named; None where the list itself is."""
    if command in FIGURES and isinstance(days, Days) and days.is_years:
        return None
    return GROUPS_OF_LISTS.get(command)
