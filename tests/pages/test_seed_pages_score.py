"""Scores the extractor on real pages: other people's words, which stay out of the repository."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobs.extraction.contract import article_json, fact_json
from jobs.lexicons import load_extractor
from storage.records import Basis, Precision, Publication

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FLOORS = {"seeds": 0.85, "corpus": 0.72}
PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


@pytest.mark.parametrize("pages", FLOORS)
def test_real_pages_reach_their_floor(pages: str, tmp_path: Path) -> None:
    if not (SHARED / pages).exists():
        if os.environ.get("GUATU_REQUIRE_PAGES") == "1":
            pytest.fail(f"GUATU_REQUIRE_PAGES=1, and there is no {SHARED / pages}")
        pytest.skip(f"the real pages are not at {SHARED}")
    known = _known(SHARED / pages / "meta.jsonl")
    predicted = tmp_path / "facts.jsonl"
    with predicted.open("w", encoding="utf-8") as output:
        for path in sorted((SHARED / pages).glob("*.txt")):
            output.writelines(line + "\n" for line in _facts(path, known.get(path.name, {})))
    gold = SHARED / "gold" / f"{pages}.jsonl"
    table = json.loads(
        subprocess.run(
            [sys.executable, "-B", SHARED / "gold" / "score.py", predicted, gold, "--json"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    assert table["all facts"]["right_f1"] >= FLOORS[pages]


def _known(meta: Path) -> dict[str, dict[str, Any]]:
    lines = meta.read_text(encoding="utf-8").splitlines() if meta.exists() else []
    return {row["file"]: row for row in map(json.loads, lines)}


def _facts(path: Path, known: dict[str, Any]) -> list[str]:
    text = path.read_bytes().decode("utf-8")
    on = known.get("published") or ""
    given = Publication(
        on=date.fromisoformat((on + "-01-01")[:10]) if on else None,
        precision=PRECISIONS.get(len(on)),
        basis=Basis.GIVEN if on else None,
    )
    extraction = load_extractor().extract(text, published=given, region=known.get("region", ""))
    rows = [article_json(article, path.name) for article in extraction.articles]
    rows += [fact_json(fact, path.name) for fact in extraction.facts]
    return [json.dumps(row, ensure_ascii=False) for row in rows]
