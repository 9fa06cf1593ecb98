"""Telegram's formatted text as a terminal shows it: plain, or with ANSI styles."""

import re

from bot.botapi.entities import Entity, FormattedText, units

_STYLES = {
    "bold": ("\x1b[1m", "\x1b[22m"),
    "italic": ("\x1b[3m", "\x1b[23m"),
    "underline": ("\x1b[4m", "\x1b[24m"),
    "strikethrough": ("\x1b[9m", "\x1b[29m"),
    "spoiler": ("\x1b[2m", "\x1b[22m"),
    "code": ("\x1b[36m", "\x1b[39m"),
    "pre": ("\x1b[36m", "\x1b[39m"),
    "text_link": ("\x1b[4m", "\x1b[24m"),
}
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_QUOTE_MARK = "│ "
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def styled(text: str, style: str, *, colour: bool) -> str:
    """The text in one style, where there is colour."""
    begin, end = _STYLES[style] if colour else ("", "")
    return f"{begin}{text}{end}"


def render(body: FormattedText, *, colour: bool) -> str:
    """The text with its links' addresses in brackets and its quotes behind a bar."""
    closings, openings = _marks(body, colour=colour)
    quotes = [entity for entity in body.entities if entity.type in _QUOTES]
    pieces: list[str] = []
    position, quoted, line_starts = 0, False, True
    for character in _CONTROL.sub(" ", body.text):
        pieces += closings.get(position, [])
        was_quoted = quoted
        quoted = any(quote.offset <= position < quote.end for quote in quotes)
        if quoted != was_quoted and not line_starts and character != "\n":
            pieces.append("\n")
            line_starts = True
        if quoted and line_starts:
            pieces.append(_QUOTE_MARK)
        pieces += openings.get(position, [])
        pieces.append(character)
        line_starts = character == "\n"
        position += units(character)
    return "".join(pieces + closings.get(position, []))


def _marks(
    body: FormattedText, *, colour: bool
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """What to write before the characters at which entities end, and at which they begin."""
    closings: dict[int, list[str]] = {}
    openings: dict[int, list[str]] = {}
    for entity in body.entities:
        begin, end = _STYLES.get(entity.type, ("", "")) if colour else ("", "")
        openings.setdefault(entity.offset, []).append(begin)
        closings.setdefault(entity.end, []).insert(0, end + _address(entity, body.text))
    return closings, openings


def _address(entity: Entity, text: str) -> str:
    shown = entity.type != "text_link" or entity.detail.rstrip("/") in text
    return "" if shown else f" ({entity.detail})"
