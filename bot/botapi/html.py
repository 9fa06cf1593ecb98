"""Telegram's HTML: which tags it takes, and the sentences it refuses the others with."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from bot.botapi.entities import Entity, FormattedText, tidy, units
from bot.botapi.errors import ApiError, bad_request

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(
    r"&(?:(?P<name>lt|gt|amp|quot)(?![A-Za-z])|#x(?P<hex>[0-9A-Fa-f]{1,6})|#(?P<number>\d{1,7}));?"
)
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_BLANKS = re.compile(r"\s*")
_BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]*")
_HOST = re.compile(r"[^\s/?#@]+\.[^\s/?#@.]{2,}|localhost")


@dataclass(slots=True)
class _Open:
    tag: str
    detail: str
    offset: int
    written: int


def parse_html(source: str) -> FormattedText:
    """The text and its entities; raises ApiError with Telegram's words and byte offset."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> FormattedText:
        position = 0
        while position < len(self.source):
            if self.source.startswith("</", position):
                position = self._end_tag(position)
            elif self.source[position] == "<":
                position = self._start_tag(position)
            else:
                position = self._plain(position)
        if self.open:
            tag = self.open[-1].tag
            raise _refused(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return tidy("".join(self.pieces), self.entities)

    def _plain(self, position: int) -> int:
        end = self.source.find("<", position)
        end = len(self.source) if end < 0 else end
        text = _decode(self.source[position:end])
        self.pieces.append(text)
        self.units += units(text)
        return end

    def _start_tag(self, begin: int) -> int:
        name = _match(_TAG_NAME, self.source, begin + 1)
        position = begin + 1 + len(name)
        tag = name.lower()
        if position == len(self.source):
            raise self._refused("Unclosed start tag", begin)
        if tag not in _TYPES:
            raise self._refused(f'Unsupported start tag "{tag}"', begin)
        detail = ""
        while True:
            position = self._after_blanks(position)
            if self.source[position : position + 1] == ">":
                break
            name, value, position = self._attribute(tag, begin, position)
            detail = _detail(tag, name, value) or detail
        if tag == "span" and detail != "spoiler":
            raise self._refused('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, detail, self.units, len(self.pieces)))
        return position + 1

    def _attribute(self, tag: str, begin: int, position: int) -> tuple[str, str | None, int]:
        name = _match(_ATTRIBUTE_NAME, self.source, position)
        if position == len(self.source):
            raise self._refused(f'Unclosed start tag "{tag}"', begin)
        if not name:
            raise self._refused(f'Empty attribute name in the tag "{tag}"', begin)
        position = self._after_blanks(position + len(name))
        if self.source[position : position + 1] != "=":
            if position == len(self.source):
                raise self._refused(f'Unclosed start tag "{tag}"', begin)
            return name, None, position
        position = self._after_blanks(position + 1)
        if position == len(self.source):
            raise self._refused(f'Unclosed start tag "{tag}"', begin)
        value, position = self._value(begin, position)
        return name, value, position

    def _value(self, begin: int, position: int) -> tuple[str, int]:
        quote = self.source[position]
        if quote in "\"'":
            end = self.source.find(quote, position + 1)
            if end < 0 or end + 1 == len(self.source):
                raise self._refused("Unclosed start tag", begin)
            return _decode(self.source[position + 1 : end]), end + 1
        value = _match(_BARE_VALUE, self.source, position)
        end = position + len(value)
        if end == len(self.source):
            raise self._refused("Unclosed start tag", begin)
        if not self.source[end].isspace() and self.source[end] != ">":
            raise self._refused("Unexpected end of name token", position)
        return value.lower(), end

    def _end_tag(self, begin: int) -> int:
        if not self.open:
            raise self._refused("Unexpected end tag", begin)
        name = _match(_TAG_NAME, self.source, begin + 2)
        position = self._after_blanks(begin + 2 + len(name))
        if self.source[position : position + 1] != ">":
            raise self._refused("Unclosed end tag", begin)
        opened, found = self.open.pop(), name.lower()
        if found and found != opened.tag:
            where = f"Unmatched end tag at byte offset {self._bytes(begin)}"
            raise _refused(f'{where}, expected "</{opened.tag}>", found "</{found}>"')
        if self.units > opened.offset:
            self._close(opened)
        return position + 1

    def _close(self, opened: _Open) -> None:
        entity = Entity(
            opened.offset, self.units - opened.offset, _TYPES[opened.tag], opened.detail
        )
        last = self.entities[-1] if self.entities else None
        same = last is not None and (last.offset, last.end) == (entity.offset, entity.end)
        if opened.tag == "a":
            written = "".join(self.pieces[opened.written :])
            self.entities += _link(entity, opened.detail or written)
        elif opened.tag == "pre" and last and same and last.type == "code" and last.detail:
            self.entities[-1] = Entity(entity.offset, entity.length, "pre", last.detail)
        elif opened.tag == "blockquote" and opened.detail:
            kind = "expandable_blockquote"
            self.entities.append(Entity(entity.offset, entity.length, kind))
        elif opened.tag == "tg-emoji" and not opened.detail.isdecimal():
            raise _refused("Invalid custom emoji identifier specified")
        else:
            self.entities.append(entity)

    def _after_blanks(self, position: int) -> int:
        return position + len(_match(_BLANKS, self.source, position))

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _refused(self, why: str, position: int) -> ApiError:
        return _refused(f"{why} at byte offset {self._bytes(position)}")


def _refused(why: str) -> ApiError:
    return bad_request(f"can't parse entities: {why}")


def _match(pattern: re.Pattern[str], text: str, position: int) -> str:
    found = pattern.match(text, position)
    return found[0] if found else ""


def _decode(text: str) -> str:
    """Character references resolved; one that Telegram does not know stays as it is written."""

    def resolve(found: re.Match[str]) -> str:
        if found["name"]:
            return _NAMED[found["name"]]
        code = int(found["hex"], 16) if found["hex"] else int(found["number"])
        if 0xD800 <= code <= 0xDFFF:
            raise _refused(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return chr(code) if 0 < code < 0x10FFFF else found[0]

    return _REFERENCE.sub(resolve, text)


def _detail(tag: str, name: str, value: str | None) -> str:
    match tag, name:
        case "blockquote", "expandable":
            return "expandable"
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value or ""
        case "code", "class" if value and value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value and value.startswith("tg-"):
            return value.removeprefix("tg-")
    return ""


def _link(entity: Entity, address: str) -> list[Entity]:
    """A link with an address that Telegram can't follow is plain text, silently."""
    try:
        parts = urlsplit(address if ":" in address.partition("/")[0] else f"http://{address}")
    except ValueError:
        return []
    if parts.scheme == "tg" and parts.netloc == "user":
        identifier = parse_qs(parts.query).get("id", [""])[0]
        if identifier.isdecimal():
            return [Entity(entity.offset, entity.length, "text_mention", identifier)]
    if parts.scheme not in {"http", "https", "tg", "ton"}:
        return []
    if parts.scheme.startswith("http") and not _HOST.fullmatch(parts.netloc.partition(":")[0]):
        return []
    return [Entity(entity.offset, entity.length, "text_link", parts.geturl())]
