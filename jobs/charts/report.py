"""通报: a month of a place as an office document, in PDF or DOCX."""

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from importlib.resources import as_file, files
from typing import Any

import docx
import msgspec
import typst
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph

BODY_FONT, HEAD_FONT = "仿宋", "黑体"
"""What offices set their papers in; DOCX names fonts and carries none."""

TEXT_WIDTH = Mm(160)
BLACK, HEAD_FILL = RGBColor(0, 0, 0), "F1ECE2"


class Level(StrEnum):
    """What a line of a section is: a heading in it, whose the next lines are, or plain text."""

    HEADING = "heading"
    LABEL = "label"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ReportLine:
    text: str
    level: Level = Level.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the text's width, one a column."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[ReportLine, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The document in the order in which it is read; the sources are numbered from 1."""

    title: str
    made: str
    basis: str
    sections: tuple[Section, ...]
    sources_title: str
    sources: tuple[str, ...]


def report_pdf(report: Report) -> bytes:
    """The document on A4 pages. Same report, same bytes."""
    room = files("jobs.charts")
    with as_file(room / "report.typ") as template, as_file(room / "fonts") as fonts:
        return typst.compile(
            template,
            format="pdf",
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"report": msgspec.json.encode(asdict(report)).decode()},
        )


def report_docx(report: Report, made_at: datetime) -> bytes:
    """The document to edit in an office program."""
    document = docx.Document()
    _set_up(document, report, made_at)
    title = _write(document, report.title, size=20, font=HEAD_FONT)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(document, report.made, size=11).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(document, report.basis, size=11)
    for section in report.sections:
        _head(document, section.title)
        for line in section.lines:
            _write_line(document, line)
        if section.table is not None:
            _write_table(document, section.table)
    _head(document, report.sources_title)
    for number, source in enumerate(report.sources, 1):
        _write(document, f"[{number}] {source}", size=10)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Document, report: Report, made_at: datetime) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin, page.bottom_margin = Mm(30), Mm(25)
    usual = document.styles["Normal"]
    assert isinstance(usual, ParagraphStyle)
    usual.paragraph_format.space_after = Pt(3)
    usual.paragraph_format.line_spacing = 1.3
    # Without it Word marks every word as an English one misspelt.
    _child(usual.element.get_or_add_rPr(), "w:lang", val="zh-CN", eastAsia="zh-CN")
    _number_pages(page.footer.paragraphs[0])
    about = document.core_properties
    about.title, about.author = _legal(report.title), "guatu"
    about.created = about.modified = made_at.replace(tzinfo=None)


def _number_pages(paragraph: Paragraph) -> None:
    """— 1 —, as the PDF has it."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "— ", size=9)
    field = _child(paragraph._p, "w:fldSimple", instr="PAGE")
    _run(paragraph, "1", size=9)
    field.append(paragraph.runs[-1]._r)
    _run(paragraph, " —", size=9)


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    """A child of an element of the document, which the library has no words for."""
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child


def _head(document: Document, words: str) -> None:
    paragraph = document.add_heading(level=1)
    paragraph.paragraph_format.space_before = Pt(12)
    _run(paragraph, words, size=14, font=HEAD_FONT)
    # The template's headings are blue.
    paragraph.runs[0].font.color.rgb = BLACK


def _write_line(document: Document, line: ReportLine) -> None:
    match line.level:
        case Level.HEADING:
            heading = _write(document, line.text, size=12, font=HEAD_FONT)
            heading.paragraph_format.keep_with_next = True
        case Level.LABEL:
            label = _write(document, line.text, size=12, is_bold=True)
            label.paragraph_format.keep_with_next = True
        case Level.TEXT:
            _write(document, line.text, size=12)


def _write(
    document: Document, words: str, *, size: int, font: str = BODY_FONT, is_bold: bool = False
) -> Paragraph:
    paragraph = document.add_paragraph()
    _run(paragraph, words, size=size, font=font, is_bold=is_bold)
    return paragraph


def _run(
    paragraph: Paragraph, words: str, *, size: int, font: str = BODY_FONT, is_bold: bool = False
) -> None:
    run = paragraph.add_run(_legal(words))
    run.font.size, run.font.name, run.bold = Pt(size), font, is_bold
    # Without it Word sets Chinese in the font of its theme.
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _write_table(document: Document, table: Table) -> None:
    paper = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    paper.autofit = False
    widths = [Emu(TEXT_WIDTH * share // sum(table.widths)) for share in table.widths]
    for column, width in zip(paper.columns, widths, strict=True):
        column.width = width
    head = paper.add_row()
    _write_row(head, table.columns, widths, font=HEAD_FONT)
    _child(head._tr.get_or_add_trPr(), "w:tblHeader")
    for cell in head.cells:
        _child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=HEAD_FILL)
    for row in table.rows:
        _write_row(paper.add_row(), row, widths)


def _write_row(
    row: _Row, words: Sequence[str], widths: Sequence[Emu], font: str = BODY_FONT
) -> None:
    _child(row._tr.get_or_add_trPr(), "w:cantSplit")
    for cell, word, width in zip(row.cells, words, widths, strict=True):
        # Word heeds the widths of cells, others those of columns.
        cell.width = width
        _run(cell.paragraphs[0], word, size=9, font=font)


def _legal(words: str) -> str:
    """Without the characters that XML can't hold."""
    return "".join(each for each in words if each >= " " and each not in "\ufffe\uffff")
