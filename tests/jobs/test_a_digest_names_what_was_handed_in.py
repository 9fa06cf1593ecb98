"""A file that somebody handed in has no paper's name; the digest says so in words."""

from dataclasses import replace
from datetime import date

from jobs.digests.items import source_line
from storage.records import UPLOAD_NAME
from tests.builders import a_target, stored


def test_a_handed_in_article_is_called_so() -> None:
    line = source_line(replace(stored(a_target()), source_name=UPLOAD_NAME), date(2023, 2, 12))
    words = "".join(span.text for span in line)
    assert "交来的文件" in words
    assert UPLOAD_NAME not in words
