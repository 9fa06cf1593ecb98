"""Search: the articles that hold some words, each with the sentence that does and its facts."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobs.follow import as_read
from storage.database import Connection
from storage.facts import facts_of_articles, list_facts_by_id
from storage.records import FoundArticle, StoredFact
from storage.search import count_articles_with, list_articles_with, phrases_of
from storage.sentences import without_head_lines

SENTENCE = re.compile(r"(?:[^。！？!?；;\n]|\n(?!\s*\n))+(?:[。！？!?；;]+[”’]?)?")
LONGEST = 140
"""Characters of a sentence that are shown, around the words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `found` where it is what was looked for."""

    text: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An article, its sentence in pieces (none where only the title tells), the facts in it."""

    article: FoundArticle
    sentence: tuple[Piece, ...]
    facts: tuple[StoredFact, ...]


def count_hits(conn: Connection, words: str) -> int:
    return count_articles_with(conn, phrases_of(words))


def search(conn: Connection, words: str, *, limit: int, offset: int = 0) -> list[Hit]:
    """The articles that hold all of the words, newest first."""
    found = list_articles_with(conn, phrases_of(words), limit=limit, offset=offset)
    spans = [best_sentence(each.text, words.split()) for each in found]
    told = _facts_of(conn, found)
    return [
        _hit(each, span, words.split(), told[each.article.id])
        for each, span in zip(found, spans, strict=True)
    ]


def _facts_of(conn: Connection, found: Iterable[FoundArticle]) -> Mapping[int, list[StoredFact]]:
    """The facts of these articles as they are read, by article, in the order of reading."""
    facts = list_facts_by_id(conn, facts_of_articles(conn, (each.article.id for each in found)))
    told: defaultdict[int, list[StoredFact]] = defaultdict(list)
    for stored in as_read(conn, [facts[each] for each in sorted(facts)]):
        told[stored.article_id].append(stored)
    return told


def _hit(
    found: FoundArticle, span: tuple[int, int], words: Sequence[str], facts: Iterable[StoredFact]
) -> Hit:
    start, end = span
    first = found.article.start + start
    inside = [each for each in facts if first <= each.fact.start < first + end - start]
    return Hit(found, pieces_of(found.text[start:end], words), tuple(inside))


def best_sentence(text: str, words: Sequence[str]) -> tuple[int, int]:
    """Where the sentence that holds the most of the words begins and ends; (0, 0) where none does.

    It is cut to `LONGEST` characters around the first of them.
    """
    best, most = (0, 0), 0
    for sentence in SENTENCE.finditer(without_head_lines(text)):
        spans = _spans(sentence[0], words)
        if len(spans) > most:
            most = len(spans)
            best = _cut(sentence.start(), sentence.end(), sentence.start() + min(spans)[0])
    return best


def pieces_of(sentence: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """A sentence cut at the words that are looked for. Joined, the pieces are the sentence."""
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(_spans(sentence, words)):
        if start < at:
            continue
        if start > at:
            pieces.append(Piece(sentence[at:start]))
        pieces.append(Piece(sentence[start:end], found=True))
        at = end
    if at < len(sentence):
        pieces.append(Piece(sentence[at:]))
    return tuple(pieces)


def _cut(start: int, end: int, at: int) -> tuple[int, int]:
    if end - start <= LONGEST:
        return start, end
    first = max(start, min(at - LONGEST // 3, end - LONGEST))
    return first, first + LONGEST


def _spans(sentence: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where each of the words stands first, for those that do."""
    letters, places = _letters(sentence)
    spans = []
    for word in dict.fromkeys(words):
        wanted, _ = _letters(word)
        at = letters.find(wanted) if wanted else -1
        if at >= 0:
            spans.append((places[at], places[at + len(wanted) - 1] + 1))
    return spans


def _letters(text: str) -> tuple[str, list[int]]:
    """What counts of a text, as the index has it, and where in the text each of it stands."""
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).lower():
            if letter.isalnum():
                letters.append(letter)
                places.append(at)
    return "".join(letters), places
