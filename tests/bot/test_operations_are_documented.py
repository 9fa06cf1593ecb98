"""docs/operations.md names every metric and every role, and none that is not."""

import re
from datetime import UTC, datetime
from pathlib import Path

from jobs.config import load_settings
from jobs.metrics import metrics_text
from jobs.roles import Role
from jobs.status import read_status
from storage.database import Database

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "operations.md").read_text(encoding="utf-8")


def test_every_metric_stands_in_it(database: Database) -> None:
    status = read_status(database, datetime(2023, 5, 10, tzinfo=UTC))
    named = set(re.findall(r"# TYPE (\w+) gauge", metrics_text(status, version="1")))
    assert named == set(re.findall(r"guatu_\w+", TEXT))


def test_every_role_stands_in_it() -> None:
    roles = re.findall(r"guatu run --role ([a-z,]+)", TEXT)
    assert {role for each in roles for role in each.split(",")} == set(Role)


def test_the_variables_it_names_are_read() -> None:
    for name in re.findall(r"GUATU_[A-Z_]+", TEXT):
        load_settings(None, {name: "1"})


def test_its_links_lead_somewhere() -> None:
    for name in ("operations.md", "delivery.md"):
        text = (DOCS / name).read_text(encoding="utf-8")
        for file, _, heading in re.findall(r"\]\(([^)#]+)(#([^)]+))?\)", text):
            linked = DOCS / file
            assert linked.exists()
            titles = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), flags=re.M)
            anchors = {title.lower().replace(" ", "-") for title in titles}
            assert not heading or heading in anchors
