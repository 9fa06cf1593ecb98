"""Whatever a page says, a spreadsheet shows it and calculates nothing; numbers stay numbers."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from jobs.export import Sheet, csv_file, xlsx_file

AT = datetime(2023, 4, 18, tzinfo=UTC)
SIGNS = st.sampled_from(["=", "+", "-", "@", "＝", " =", "\t=", "\r", ""])
TEXTS = st.builds(str.__add__, SIGNS, st.text(st.characters(codec="utf-8"), max_size=40))


def sheet(*cells) -> Sheet:
    return Sheet(name="表", columns=[f"列{at}" for at in range(len(cells))], rows=[cells])


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_csv_gives_every_text_back_and_none_begins_like_a_formula(texts) -> None:
    content = csv_file(sheet(*texts)).decode("utf-8-sig")
    _, row = csv.reader(io.StringIO(content, newline=""))
    for cell, text in zip(row, texts, strict=True):
        assert cell in {text, f"'{text}"}
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@given(TEXTS)
def test_xlsx_holds_texts_as_texts(text) -> None:
    cell = load_workbook(io.BytesIO(xlsx_file([sheet(text)], AT))).active["A2"]
    assert cell.data_type != "f"
    if text.isprintable():
        assert (cell.value or "") == text


@pytest.mark.parametrize("number", [-3.5, 0, 1.5e11])
def test_numbers_stay_numbers(number) -> None:
    assert load_workbook(io.BytesIO(xlsx_file([sheet(number)], AT))).active["A2"].value == number
    assert float(csv_file(sheet(number)).decode().splitlines()[1]) == number


def test_a_text_longer_than_a_cell_is_cut_and_kept() -> None:
    cell = load_workbook(io.BytesIO(xlsx_file([sheet("长" * 40000)], AT))).active["A2"]
    assert len(cell.value) == 32767
    assert cell.value.endswith("…")


def test_the_same_tables_are_the_same_bytes() -> None:
    assert xlsx_file([sheet("a", 1)], AT) == xlsx_file([sheet("a", 1)], AT)
