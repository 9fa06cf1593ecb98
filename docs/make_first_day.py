"""Runs the conversation of `first-day.md` at the end of the demo and writes down what came of it.

`make docs`, or: .venv/bin/python -m docs.make_first_day

The page itself is the script: every line after `› ` in one of its text blocks is typed, and the
block becomes what the screen showed. What stands between the blocks is left as it is.
"""

import re
from collections.abc import AsyncIterator, Iterable, Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console

from bot.demo import run_demo
from bot.terminal import PROMPT

PAGE = Path(__file__).parent / "first-day.md"

BLOCK = re.compile(r"(?P<fence>```text(?: lines=(?P<lines>\d+))?\n)(?P<text>.*?)```\n", re.S)
MOST_LINES = 16
"""Of an answer, unless its block says otherwise (```text lines=20)."""
MOST_ROWS = 4
"""Of buttons under a message."""
CUT = "…"

_BUTTONS = re.compile(r"  \[\d+\] ")
_ADDRESS = re.compile(r" \(https?://\S+\)")
_SIZE = re.compile(r"^(\((?:photo|document): .*), [\d.]+ KB\)$", re.M)


def made_anew(page: str) -> str:
    """The page with each of its text blocks as the conversation goes today."""
    blocks = [_typed(block["text"]) for block in BLOCK.finditer(page)]
    shown = iter(_run([line for block in blocks for line in block]))
    answers = iter([[next(shown) for _ in block] for block in blocks])

    def again(block: re.Match[str]) -> str:
        most = int(block["lines"] or MOST_LINES)
        texts = [_shortened(answer, most) for answer in next(answers)]
        return block["fence"] + "\n\n".join(texts) + "\n```\n"

    return BLOCK.sub(again, page)


def _typed(block: str) -> list[str]:
    lines = block.splitlines()
    return [line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT)]


def _run(lines: Sequence[str]) -> list[str]:
    """What the screen shows of each line, the line itself included."""
    screen = StringIO()
    shown: list[str] = []

    async def visitor() -> AsyncIterator[str]:
        for line in lines:
            before = screen.tell()
            yield line
            shown.append(screen.getvalue()[before:].strip("\n"))

    # As wide as a page: nothing is broken where the words don't break.
    run_demo(console=Console(file=screen, width=200), visitor=visitor())
    return shown


def _shortened(shown: str, most: int) -> str:
    """The first lines and the first rows of buttons; … stands for what is left out.

    Without what only this machine knows: where links lead, and how large a picture's file is.
    """
    typed, *answered = _SIZE.sub(r"\1)", shown).splitlines()
    words = [line for line in answered if not _BUTTONS.match(line)]
    rows = [_ADDRESS.sub("", line) for line in answered if _BUTTONS.match(line)]
    return "\n".join([typed, *_cut(words, most), *_cut(rows, MOST_ROWS)])


def _cut(lines: Sequence[str], most: int) -> Iterable[str]:
    kept = [line.rstrip() for line in lines[:most]]
    while kept and not kept[-1]:
        kept.pop()
    return [*kept, CUT] if lines[most:] else kept


if __name__ == "__main__":
    PAGE.write_text(made_anew(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
