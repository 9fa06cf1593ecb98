"""What of a page is no sentence: the line under a headline that says when it was printed."""

import re

_WORDS = ("时间", "日期")
_HEAD_LINE = re.compile(
    r"^[^\n。]{0,40}?(?:发布|发表|刊发|发稿|更新|成文)(?:时间|日期)\s*[:：][^\n。]{0,60}$", re.M
)


def without_head_lines(text: str) -> str:
    """The text, as long as before, with blank lines where such lines stand.

    Lines of a paragraph are joined when a sentence is told, and these are of none.
    """
    if not any(word in text for word in _WORDS):
        # Facts are read by the thousand, and hardly any page has such a line.
        return text
    return _HEAD_LINE.sub(lambda line: "\n" * len(line[0]), text)
