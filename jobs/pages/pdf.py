"""PDF → text, column by column in the order in which people read."""

import threading
from collections.abc import Sequence

import pypdfium2  # type: ignore[import-untyped]

from jobs.pages.charset import storable
from jobs.pages.overprint import Run, joined, printed_once, printed_over, runs_of
from jobs.pages.record import ReadPage

HEAD_BYTES = 1024
MOST_PAGES = 200
MOST_RUNS = 5000
"""Runs of text on a page; a page with more is a drawing."""
MOST_CHARACTERS = 50_000
COLUMN_GAP = 0.8
PARAGRAPH_GAP = 0.9
"""White space between columns, and between paragraphs, in heights of a line."""

# PDFium keeps state of its own and may be called by one thread at a time.
_one_at_a_time = threading.Lock()


def is_pdf(body: bytes) -> bool:
    return b"%PDF-" in body[:HEAD_BYTES]


def is_locked(body: bytes) -> bool:
    """Whether a PDF opens with a password only."""
    try:
        with _one_at_a_time:
            pypdfium2.PdfDocument(body).close()
    except pypdfium2.PdfiumError as error:
        return bool(error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD)
    return False


def read_pdf(body: bytes) -> ReadPage:
    """The text of a PDF, its pages and their columns one below the other; empty where it has none.

    The first line stands as the title if it is printed larger than the rest.
    """
    try:
        with _one_at_a_time:
            pages = _read_pages(body)
    except pypdfium2.PdfiumError:
        return ReadPage("")
    text = "\n\n".join(filter(None, map(reading_order, pages)))
    return ReadPage(storable(text), _title(pages[0]) if pages else None)


def reading_order(runs: Sequence[Run]) -> str:
    """The runs of a page as text: cut at its widest white stripes, read by row and column."""
    return "\n\n".join(_lines(block) for block in _blocks(list(runs)) if block)


def _read_pages(body: bytes) -> list[list[Run]]:
    document = pypdfium2.PdfDocument(body)
    try:
        return [_read_runs(document[number]) for number in range(min(len(document), MOST_PAGES))]
    finally:
        document.close()


def _read_runs(page: pypdfium2.PdfPage) -> list[Run]:
    words = page.get_textpage()
    try:
        runs = []
        for number in range(min(words.count_rects(), MOST_RUNS)):
            left, bottom, right, top = words.get_rect(number)
            text = " ".join(words.get_text_bounded(left, bottom, right, top).split())
            if text:
                # A font that is not embedded has no heights; a Chinese character is a square.
                square = (right - left) / len(text)
                runs.append(Run(left, bottom, right, max(top - bottom, square), text))
        # What stands in a stretch is told with all that is printed over it.
        return runs_of(printed_once(_characters(words))) if printed_over(runs) else runs
    finally:
        words.close()
        page.close()


def _characters(words: pypdfium2.PdfTextPage) -> list[Run]:
    """The characters of a page, each a run, in the order of the file; none of its blanks."""
    found = []
    for number in range(min(words.count_chars(), MOST_CHARACTERS)):
        text = words.get_text_range(number, 1)
        left, bottom, right, top = words.get_charbox(number, loose=True)
        if text.strip():
            found.append(Run(left, bottom, right, top - bottom, text))
    return found


def _blocks(runs: list[Run]) -> list[list[Run]]:
    """Stretches of lines to be read one after the other: the page is cut where it is whitest."""
    done: list[list[Run]] = []
    waiting = [runs]
    while waiting:
        here = waiting.pop()
        parts = _cut(here)
        if len(parts) == 1:
            done.append(here)
        else:
            waiting.extend(reversed(parts))
    return done


def _cut(runs: list[Run]) -> list[list[Run]]:
    """The runs on both sides of the widest stripe, upper or left one first; one list if none."""
    if len(runs) < 2:
        return [runs]
    line = sorted(run.height for run in runs)[len(runs) // 2]
    across, at_x = _widest_gap([(run.left, run.right) for run in runs])
    down, at_y = _widest_gap([(run.bottom, run.top) for run in runs])
    if across >= COLUMN_GAP * line and across >= down:
        return [
            [run for run in runs if run.left < at_x],
            [run for run in runs if run.left >= at_x],
        ]
    if down >= PARAGRAPH_GAP * line:
        return [
            [run for run in runs if run.bottom >= at_y],
            [run for run in runs if run.bottom < at_y],
        ]
    return [runs]


def _widest_gap(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """The widest stretch that no span covers: how wide it is, and its upper end."""
    widest, at = 0.0, 0.0
    reached = float("-inf")
    for start, end in sorted(spans):
        if reached > float("-inf") and start - reached > widest:
            widest, at = start - reached, start
        reached = max(reached, end)
    return widest, at


def _lines(runs: list[Run]) -> str:
    """The runs of a block by line, from the top down and from the left."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.bottom):
        if rows and rows[-1][0].bottom - run.bottom < run.height / 2:
            rows[-1].append(run)
        else:
            rows.append([run])
    ordered = (sorted(row, key=lambda run: run.left) for row in rows)
    return "\n".join(" ".join(run.text for run in joined(row)) for row in ordered)


def _title(runs: Sequence[Run]) -> str | None:
    """The largest line of the upper half of the page, where it is clearly larger than the rest."""
    if len(runs) < 2:
        return None
    largest = max(runs, key=lambda run: (round(run.height), run.bottom))
    usual = sorted(run.height for run in runs)[len(runs) // 2]
    large = largest.height >= 1.25 * usual and 4 <= len(largest.text) <= 60
    return largest.text if large else None
