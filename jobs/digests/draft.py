"""What a digest says, before it is cut into messages: blocks of lines of styled text, unescaped."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style. `link` is an http(s) address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, such as the figures of one article and their source."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DigestDraft:
    blocks: tuple[Block, ...]
    is_empty: bool = False
    """Whether it only says that nothing is new."""
