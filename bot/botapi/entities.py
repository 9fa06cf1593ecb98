"""Formatted text as Telegram keeps it: plain text and entities counted in UTF-16 code units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

MAX_ENTITIES = 100

_STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_VERBATIM = frozenset({"code", "pre"})
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_ADDRESS = re.compile(r"https?://[^\s<>\"，。；、）】》]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A stretch of a text: `offset` and `length` in UTF-16 code units.

    `detail` is a link's address, a language, a user or an emoji id; which one, the type tells.
    """

    offset: int
    length: int
    type: str
    detail: str = ""

    @property
    def end(self) -> int:
        return self.offset + self.length

    def to_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        if self.type == "text_link":
            shown["url"] = self.detail
        elif self.type == "text_mention":
            shown["user"] = {"id": int(self.detail), "is_bot": False, "first_name": self.detail}
        elif self.type == "pre" and self.detail:
            shown["language"] = self.detail
        elif self.type == "custom_emoji":
            shown["custom_emoji_id"] = self.detail
        return shown


@dataclass(frozen=True, slots=True)
class FormattedText:
    """`dropped` counts the entities beyond the hundredth, which Telegram leaves out silently."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    dropped: int = 0


NO_TEXT = FormattedText()


def units(text: str) -> int:
    """The length of a text in UTF-16 code units, which is how Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The stretch of a text that an entity names."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def written_by_a_person(text: str) -> FormattedText:
    """What a Telegram client sends for a typed text: commands and addresses are marked."""
    text = text.strip()
    found = [
        Entity(units(text[: match.start()]), units(match[0]), kind)
        for kind, pattern in (("bot_command", _COMMAND), ("url", _ADDRESS))
        for match in pattern.finditer(text)
    ]
    return FormattedText(text, tuple(sorted(found)))


def tidy(text: str, entities: Iterable[Entity]) -> FormattedText:
    """What Telegram makes of a parsed text.

    Blanks at both ends go (in front only as far as the first entity), styles of one kind that
    touch are one entity, nothing stands inside code, and 100 entities are kept.
    """
    text = _CONTROL.sub(" ", text.replace("\r", ""))
    kept = _without_overlaps([entity for entity in entities if entity.length > 0])
    text = text.rstrip()
    last = units(text)
    kept = [replace(e, length=min(e.end, last) - e.offset) for e in kept if e.offset < last]
    leading = len(text) - len(text.lstrip(" \n"))
    if kept:
        leading = min(leading, kept[0].offset)
    moved = [replace(entity, offset=entity.offset - leading) for entity in kept]
    return FormattedText(
        text[leading:], tuple(moved[:MAX_ENTITIES]), max(0, len(moved) - MAX_ENTITIES)
    )


def _without_overlaps(entities: list[Entity]) -> list[Entity]:
    verbatim = [entity for entity in entities if entity.type in _VERBATIM]
    kept = list(verbatim)
    kept += [
        entity
        for entity in entities
        if entity.type not in _STYLES | _VERBATIM and not _touches(entity, verbatim)
    ]
    for style in sorted(_STYLES):
        for entity in _joined([entity for entity in entities if entity.type == style]):
            kept += _outside(entity, verbatim)
    return sorted(kept, key=lambda entity: (entity.offset, -entity.length, entity.type))


def _touches(entity: Entity, others: list[Entity]) -> bool:
    return any(entity.offset < other.end and other.offset < entity.end for other in others)


def _joined(entities: list[Entity]) -> list[Entity]:
    joined: list[Entity] = []
    for entity in sorted(entities):
        if joined and entity.offset <= joined[-1].end:
            end = max(entity.end, joined[-1].end)
            joined[-1] = replace(joined[-1], length=end - joined[-1].offset)
        else:
            joined.append(entity)
    return joined


def _outside(entity: Entity, verbatim: list[Entity]) -> list[Entity]:
    pieces = [entity]
    for hole in verbatim:
        pieces = [
            replace(piece, offset=start, length=end - start)
            for piece in pieces
            for start, end in (
                (piece.offset, min(piece.end, hole.offset)),
                (max(piece.offset, hole.end), piece.end),
            )
            if start < end
        ]
    return pieces
