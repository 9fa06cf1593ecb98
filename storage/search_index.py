"""The index of full text: how a text is cut into its words, and how an article gets in."""

import re
import unicodedata

from sqlalchemy import text

from storage.database import Connection

CHARACTER = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
"""A Chinese character: a word by itself."""

LONGEST = 60_000
"""Characters of an article that are indexed: PostgreSQL takes no tsvector over a megabyte."""


def spaced(words: str) -> str:
    """A text with a blank on both sides of each Chinese character, full-width forms made plain."""
    return CHARACTER.sub(r" \g<0> ", unicodedata.normalize("NFKC", words))


def index_article(conn: Connection, article_id: int, said: str) -> None:
    """Let an article be found by all that is `said` in it. It must not be in the index yet."""
    if conn.dialect.name == "sqlite":
        statement = "INSERT INTO article_words (rowid, words) VALUES (:id, :words)"
    else:
        statement = (
            "INSERT INTO article_words (article_id, words)"
            " VALUES (:id, to_tsvector('simple', :words))"
        )
    conn.execute(text(statement), {"id": article_id, "words": spaced(said[:LONGEST])})
