"""Drafts become Telegram messages in HTML, within Telegram's limits, nothing lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import islice

from jobs.digests.draft import Block, DigestDraft, Line, Span

MAX_UNITS = 4096
"""UTF-16 units of a message's text, after its tags are parsed."""
MAX_ENTITIES = 100
_BETWEEN_BLOCKS: Line = ()


def render_digest(draft: DigestDraft, most: int | None = None) -> tuple[str, ...]:
    """The draft's messages, in order; the first `most` of them where not all are wanted.

    Messages end between blocks; a block too large for one message is split between its lines, and a
    line too long between characters.
    """
    messages = (
        "\n".join("".join(_html(span) for span in line) for line in lines)
        for lines in _messages(draft.blocks)
        if any(span.text.strip() for line in lines for span in line)
    )
    return tuple(islice(messages, most))


def render_plain(draft: DigestDraft) -> str:
    """The draft as plain text for a terminal, its blocks apart; links are left out."""
    return "\n\n".join("\n".join(map(plain_line, block.lines)) for block in draft.blocks)


def plain_line(line: Line) -> str:
    """A line's text without its styles and links."""
    return "".join(span.text for span in line)


def _messages(blocks: Sequence[Block]) -> Iterator[list[Line]]:
    message: list[Line] = []
    size = _Size()
    for block in blocks:
        lines = [piece for line in block.lines for piece in _cut(line)]
        grown = size + _size([_BETWEEN_BLOCKS, *lines])
        if message and grown.fits:
            message += [_BETWEEN_BLOCKS, *lines]
            size = grown
            continue
        if message:
            yield message
        *full, message = _pack(lines)
        size = _size(message)
        yield from full
    if message:
        yield message


def _pack(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in as few messages as they take; the last one may have room left."""
    messages: list[list[Line]] = [[]]
    size = _Size()
    for line in lines:
        of_line = _size([line])
        if messages[-1] and not (size + of_line).fits:
            messages.append([])
            size = _Size()
        messages[-1].append(line)
        size += of_line
    return messages


def _cut(line: Line) -> Iterator[Line]:
    """The line itself where it fits into a message, else pieces of it that do."""
    if _size([line]).fits:
        if whole := tuple(span for span in line if span.text):
            yield whole
        return
    piece: list[Span] = []
    for span in line:
        rest = span.text
        while rest:
            head = _head(rest, MAX_UNITS - sum(_units(each.text) for each in piece))
            if not head or not _size([(*piece, replace(span, text=head))]).fits:
                yield tuple(piece)
                piece = []
                continue
            piece.append(replace(span, text=head))
            rest = rest[len(head) :]
    if piece:
        yield tuple(piece)


def _head(text: str, room: int) -> str:
    """As many characters of the text's start as `room` units hold."""
    # Cutting the bytes may leave half of a character outside the BMP at the end; it is dropped.
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")


@dataclass(frozen=True, slots=True)
class _Size:
    """How much of a message lines take: units with a break behind each line, and entities."""

    units: int = 0
    entities: int = 0

    def __add__(self, other: "_Size") -> "_Size":
        return _Size(self.units + other.units, self.entities + other.entities)

    @property
    def fits(self) -> bool:
        # There is no break behind the last line.
        return self.units - 1 <= MAX_UNITS and self.entities <= MAX_ENTITIES


def _size(lines: Sequence[Line]) -> _Size:
    spans = [span for line in lines for span in line]
    units = sum(_units(span.text) for span in spans) + len(lines)
    return _Size(units, sum(_entities(span) for span in spans))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _entities(span: Span) -> int:
    return span.bold + span.italic + (span.link is not None)


def _html(span: Span) -> str:
    html = escape(span.text, quote=False)
    if span.italic:
        html = f"<i>{html}</i>"
    if span.bold:
        html = f"<b>{html}</b>"
    if span.link is not None:
        html = f'<a href="{escape(span.link)}">{html}</a>'
    return html
