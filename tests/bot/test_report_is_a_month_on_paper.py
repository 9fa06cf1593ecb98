"""/report: opened here by a reader of PDF and one of DOCX."""

import io
from datetime import date

import docx
import pypdfium2
import pytest

from tests.bot.said import BINZHOU, milestone, result, target


def happen(newsroom) -> None:
    newsroom.print(
        target(BINZHOU, "进出口总额", 8),
        milestone(BINZHOU, "港区码头", "完工", date(2023, 2, 20)),
        milestone(BINZHOU, "水厂", "通水", date(2023, 4, 30)),
        region=BINZHOU,
        title="开年第一会",
    )
    newsroom.print(
        result(BINZHOU, "用电量", 6), region=BINZHOU, on=date(2023, 3, 8), title="三月用电"
    )
    newsroom.print(
        result(BINZHOU, "货运量", 4), region=BINZHOU, on=date(2023, 4, 8), title="四月货运"
    )


def pdf_of(chat) -> str:
    document = pypdfium2.PdfDocument(chat.last.file.content)
    pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    return "".join("".join(pages).split())


def docx_of(chat) -> tuple[str, list[list[list[str]]]]:
    document = docx.Document(io.BytesIO(chat.last.file.content))
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
    ]
    return "\n".join(paragraph.text for paragraph in document.paragraphs), tables


async def test_a_month_is_a_pdf_with_news_targets_dates_and_sources(alice, newsroom):
    happen(newsroom)
    await alice.say("/report 滨州 3月")
    assert alice.last.file.name == "通报-滨州市-2023-03.pdf"
    assert "情况截至3月31日" in alice.last.text
    text = pdf_of(alice)
    assert "滨州市2023年3月目标和项目进展通报" in text
    assert "用电量同比增长6%" in text
    assert "货运量" not in text, "that was printed in April"
    assert "港区码头：完工" in text.partition("日期已过、未见完成报道的事项")[2]
    assert "水厂：通水" in text.partition("今后两个月到期的事项")[2]
    assert "[1]《开年第一会》" in text
    assert "https://news.example/1.html" in text


async def test_docx_says_the_same_after_a_restart(alice, bot, newsroom):
    happen(newsroom)
    await alice.say("/report 滨州 3月")
    await bot.restart()
    await alice.tap("📝 DOCX")
    assert alice.last.file.name == "通报-滨州市-2023-03.docx"
    text, (targets, over, coming) = docx_of(alice)
    assert text.startswith("滨州市2023年3月目标和项目进展通报\n情况截至2023年3月31日")
    assert targets[1][:4] == ["进出口总额", "滨州市", "2023年", "同比增长8%以上"]
    assert over[1][:2] == ["2023年2月20日", "港区码头：完工"]
    assert coming[1][:2] == ["2023年4月30日", "水厂：通水"]
    assert "[1] 《开年第一会》" in text


async def test_a_row_names_the_fact_that_the_chat_shows(alice, newsroom):
    happen(newsroom)
    await alice.say("/report 滨州 3月")
    await alice.tap("📝 DOCX")
    _, (targets, *_) = docx_of(alice)
    number = targets[1][-1].rpartition(" ")[2]
    assert "力争进出口总额增长8%以上" in await alice.say(f"/source {number}")


async def test_without_a_month_it_is_the_last_whole_one_and_others_are_a_tap_away(alice, newsroom):
    happen(newsroom)
    await alice.say("通报 滨州")
    assert alice.last.file.name == "通报-滨州市-2023-03.pdf"
    await alice.tap("4月 ▶")
    assert alice.last.file.name == "通报-滨州市-2023-04.pdf"
    assert "情况截至4月18日" in alice.last.text
    assert "货运量同比增长4%" in pdf_of(alice)
    assert not any("5月" in text for text in alice.buttons)


@pytest.mark.parametrize("typed", ["滨州 3月 docx", "滨州 DOCX 3月", "word 滨州3月", "滨州3月Word"])
async def test_the_format_may_be_typed(alice, newsroom, typed):
    happen(newsroom)
    await alice.say(f"/report {typed}")
    assert alice.last.file.name == "通报-滨州市-2023-03.docx"
    assert docx_of(alice)[0].startswith("滨州市2023年3月")
    await alice.say("/report 滨州 3月 PDF")
    assert alice.last.file.name == "通报-滨州市-2023-03.pdf"


async def test_the_months_beside_it_come_in_the_same_format(alice, newsroom):
    happen(newsroom)
    await alice.say("/report 滨州 3月 docx")
    await alice.tap("4月 ▶")
    assert alice.last.file.name == "通报-滨州市-2023-04.docx"


async def test_without_a_place_it_asks_and_keeps_the_format(alice, newsroom):
    happen(newsroom)
    await alice.say("/report 3月 docx")
    await alice.tap("滨州市")
    assert alice.last.file.name == "通报-滨州市-2023-03.docx"


async def test_without_a_place_it_asks_and_keeps_the_month(alice, newsroom):
    happen(newsroom)
    assert "看哪个地方" in await alice.say("/report 2月")
    await alice.tap("滨州市")
    assert alice.last.file.name == "通报-滨州市-2023-02.pdf"


async def test_a_namesake_is_asked_about(alice):
    assert "不止一个" in await alice.say("/report 北海 3月")


async def test_a_month_to_come_is_told_in_words(alice):
    assert "还没有到" in await alice.say("/report 滨州 2099年1月")
    assert alice.last.file is None


async def test_with_nothing_known_it_says_so(alice, newsroom):
    assert "没有可以通报的" in await alice.say("/report 滨州")
    happen(newsroom)
    assert "没有可以通报的" in await alice.say("/report 滨州 2022年5月")
    assert alice.last.file is None


async def test_names_from_outside_are_words_in_both(alice, newsroom):
    name = '#read("/etc/passwd") <b>&码头\x07*_$'
    newsroom.print(milestone(BINZHOU, name, "完工", date(2023, 4, 30)), region=BINZHOU)
    await alice.say("/report 滨州 3月")
    assert '#read("/etc/passwd")<b>&码头' in pdf_of(alice)
    await alice.tap("📝 DOCX")
    _, (coming,) = docx_of(alice)
    assert coming[1][1] == '#read("/etc/passwd") <b>&码头*_$：完工'


async def test_columns_of_the_docx_fill_the_page_and_no_more(alice, newsroom):
    happen(newsroom)
    await alice.say("/report 滨州 3月")
    await alice.tap("📝 DOCX")
    document = docx.Document(io.BytesIO(alice.last.file.content))
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    for table in document.tables:
        widths = [cell.width for cell in table.rows[1].cells]
        assert room * 0.98 <= sum(widths) <= room
        assert widths == [column.width for column in table.columns]


async def test_a_month_that_is_none_is_said_to_be(alice):
    assert "没看懂“滨州 13月”里的月份" in await alice.say("/report 滨州 13月")


async def test_docx_is_a_paper_of_an_office(alice, newsroom):
    happen(newsroom)
    await alice.say("/report 滨州 3月")
    await alice.tap("📝 DOCX")
    document = docx.Document(io.BytesIO(alice.last.file.content))
    headings = [each for each in document.paragraphs if each.style.name == "Heading 1"]
    assert {str(each.runs[0].font.color.rgb) for each in headings} == {"000000"}
    assert 'w:instr="PAGE"' in document.sections[0].footer.paragraphs[0]._p.xml
    for table in document.tables:
        head, *others = (row._tr.xml for row in table.rows)
        assert "<w:tblHeader/>" in head
        assert all("<w:cantSplit/>" in row for row in others)
    fonts = {run._r.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia")) for run in runs_of(document)}
    assert fonts == {"仿宋", "黑体"}
    assert 'w:eastAsia="zh-CN"' in document.styles["Normal"].element.xml


def runs_of(document):
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    parts = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    return [run for part in parts for run in part.runs]
