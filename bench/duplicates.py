"""Does guatu know the same news again? Noisy copies against stored articles, and look-alikes.

    python bench/duplicates.py [STORED]      (100,000 unless told)

Stores invented articles, a quarter of them monthly statistics in one wording. Then asks for copies
(another headline, cut, scanned with errors, reprinted with changes, three of these at once) and for
articles that are new: other counties' and other months' statistics among them. Prints precision,
recall, and what a look-up takes as the database grows. Ends with status 1 below 0.99 or 0.95.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import newsroom
from jobs.same_news import find_same, sketched
from storage.articles import add_articles, add_page
from storage.database import Connection, Database, migrate, open_database
from storage.records import ArticleText
from storage.sketches import replace_sketch
from storage.sources import upload_source

NOW = datetime(2024, 1, 1, tzinfo=UTC)
ASKED = 2000
BATCH = 1000


def store(conn: Connection, source_id: int, number: int) -> None:
    text = original(number)
    url = f"https://news.example/{number}"
    page = add_page(conn, source_id=source_id, url=url, title=None, text=text, fetched_at=NOW)
    whole = ArticleText(index=0, title="", start=0, end=len(text))
    [article] = add_articles(conn, page.id, [whole], {})
    assert article.id == number + 1
    replace_sketch(conn, article.id, sketched(text).values)


def original(number: int) -> str:
    return newsroom.article(random.Random(number))


def grow(db: Database, have: int, want: int) -> None:
    with db.write() as conn:
        source_id = upload_source(conn).id
    for start in range(have, want, BATCH):
        with db.write() as conn:
            for number in range(start, min(start + BATCH, want)):
                store(conn, source_id, number)


def ask(db: Database, texts: Iterable[str]) -> tuple[list[int | None], list[float]]:
    """The numbers of the articles found, and the seconds of work that each look-up was."""
    found: list[int | None] = []
    seconds = []
    for text in texts:
        new = sketched(text)
        started = time.process_time()
        with db.read() as conn:
            same = find_same(conn, new)
        seconds.append(time.process_time() - started)
        found.append(same.article_id - 1 if same else None)
    return found, seconds


def lookalikes(rng: random.Random, stored: int) -> list[str]:
    """New articles; of every second one the wording is stored, with another month's figures."""
    texts = []
    for _ in range(ASKED // 2):
        county, year, month = rng.choice(newsroom.COUNTIES), rng.randrange(2019, 2026), 3
        texts += [newsroom.report(rng), newsroom.statistics(rng, county, year, month)]
    return texts


def main() -> int:
    stored = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/guatu.db"
        migrate(url)
        db = open_database(url)
        have = 0
        for size in sorted({min(stored, each) for each in (1000, 10_000, stored)}):
            started = time.perf_counter()
            grow(db, have, size)
            have, took = size, time.perf_counter() - started
            rng = random.Random("asked")
            numbers = [rng.randrange(size) for _ in range(500)]
            _, seconds = ask(db, (newsroom.scanned(rng, original(each)) for each in numbers))
            quantiles = statistics.quantiles(seconds, n=20)
            print(
                f"{size:>7,} stored ({took:.0f} s): a look-up takes {1000 * quantiles[9]:.1f} ms, "
                f"19 of 20 less than {1000 * quantiles[18]:.1f} ms"
            )
        status = judge(db, stored)
        db.close()
    return status


def judge(db: Database, stored: int) -> int:
    rng = random.Random("judged")
    right, wrong, asked = 0, 0, 0
    for name, copy in newsroom.COPIES.items():
        numbers = rng.sample(range(stored), min(stored, ASKED // len(newsroom.COPIES)))
        found, _ = ask(db, (copy(rng, original(number)) for number in numbers))
        hits = sum(a == b for a, b in zip(numbers, found, strict=True))
        others = sum(a != b and b is not None for a, b in zip(numbers, found, strict=True))
        print(f"{name:>28}: {hits} of {len(numbers)} found, {others} taken for another article")
        right, wrong, asked = right + hits, wrong + others, asked + len(numbers)
    found, _ = ask(db, lookalikes(rng, stored))
    mistaken = sum(each is not None for each in found)
    print(f"{'new articles':>28}: {mistaken} of {len(found)} taken for known ones")
    precision, recall = right / (right + wrong + mistaken), right / asked
    print(f"precision {precision:.4f}, recall {recall:.4f}")
    return 0 if precision >= 0.99 and recall >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main())
