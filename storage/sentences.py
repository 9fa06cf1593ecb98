"""Sentences of a page; and what of it is none: the line under a headline that says when it was
printed.
"""

import re

BEFORE, AROUND = 200, 500
"""So many characters before a fact, and in all, are looked through for the sentence around it."""

_WORDS = ("时间", "日期")
_HEAD_LINE = re.compile(
    r"^[^\n。]{0,40}?(?:发布|发表|刊发|发稿|更新|成文)(?:时间|日期)\s*[:：][^\n。]{0,60}$", re.M
)
_DATELINE = re.compile(
    r"^[ \t\u3000]*20\d\d(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})"
    r"(?:[ \t\u3000]+[^\n。，,；;]{0,40})?$",
    re.M,
)
"""A day alone on its line, or with the paper's name after a blank: 2023年2月8日  鲁北日报."""
_YEAR_FIRST = re.compile(r"\n[ \t\u3000]*20\d\d")
"""How such a line begins, behind a break: quicker to look for than the line."""

_ENDS = "。！？!?；;"
_UNTIL_LAST_END = re.compile(f".*[{_ENDS}]", re.S)
_SENTENCE_END = re.compile(f"[{_ENDS}]+[”’]?|\\n\\s*\\n")


def sentence_around(text: str, start: int) -> str:
    """The sentence on a page that a fact stands in, which starts at an offset."""
    first = max(0, start - BEFORE)
    return sentence_in(text[first : first + AROUND], start)


def sentence_in(around: str, start: int) -> str:
    """The same of what stands around the fact: `AROUND` characters, `BEFORE` of them before it."""
    return sentence_at(around, min(start, BEFORE))


def sentence_at(text: str, at: int) -> str:
    """The sentence from 。 to 。 that an offset lies in. Hard-wrapped lines are joined."""
    text = without_head_lines(text)
    # Of the ends before it only the last matters: what stands before is not looked through.
    before = _UNTIL_LAST_END.match(text, 0, at)
    start, stop = before.end() - 1 if before else 0, len(text)
    for end in _SENTENCE_END.finditer(text, start):
        if end.end() > at:
            stop = end.end()
            break
        start = end.end()
    return "".join(text[start:stop].split())


def without_head_lines(text: str) -> str:
    """The text, as long as before, with blank lines where such lines stand.

    Lines of a paragraph are joined when a sentence is told, and these are of none.
    """
    if _YEAR_FIRST.search(f"\n{text}"):
        text = _DATELINE.sub(_blank, text)
    if not any(word in text for word in _WORDS):
        # Facts are read by the thousand, and hardly any page has such a line.
        return text
    return _HEAD_LINE.sub(_blank, text)


def _blank(line: re.Match[str]) -> str:
    return "\n" * len(line[0])
