"""`guatu extract` and `guatu explain`: what pages state, without a database."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.cli.files import read_meta, read_published, read_region, read_text
from bot.cli.options import UserError, say
from jobs.extraction.contract import article_json, fact_json
from jobs.extraction.explain import explain
from jobs.extraction.extract import Extraction
from jobs.lexicons import load_extractor, load_regions


def extract_files(files: Sequence[Path], *, published: str, region: str, meta: Path | None) -> int:
    """Print the facts of files as JSON Lines. Returns the exit status."""
    given = read_published(published)
    home = read_region(region, load_regions())
    known = read_meta(meta) if meta else {}
    extractor = load_extractor()
    status = 0
    for path in files:
        row = known.get(str(path)) or known.get(path.name) or {}
        try:
            text = read_text(path)
            extraction = extractor.extract(
                text,
                published=read_published(row["published"]) if row.get("published") else given,
                region=read_region(row["region"], load_regions()) if row.get("region") else home,
            )
        except UserError as error:
            say(f"guatu: {error}")
            status = 1
            continue
        for line in _lines(extraction, str(path)):
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return status


def explain_file(path: Path, *, published: str, region: str) -> int:
    """Print which rules made the facts of a file. Returns the exit status."""
    given = read_published(published)
    home = read_region(region, load_regions())
    text = read_text(path)
    extraction = load_extractor().extract(text, published=given, region=home, traced=True)
    sys.stdout.write(explain(text, extraction))
    return 0


def _lines(extraction: Extraction, file: str) -> Iterator[dict[str, Any]]:
    for article in extraction.articles:
        yield article_json(article, file)
    for fact in extraction.facts:
        yield fact_json(fact, file)
