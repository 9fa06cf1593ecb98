"""/wall: a picture that is sent as one, dark or light, or as a PDF."""

from datetime import date

from tests.bot.said import BINZHOU, milestone, target


def hang(newsroom) -> None:
    newsroom.print(
        target(BINZHOU, "进出口总额", 8),
        milestone(BINZHOU, "港区码头", "完工", date(2023, 12, 31)),
        region=BINZHOU,
    )


async def test_it_comes_as_a_photo_with_its_buttons(alice, newsroom):
    hang(newsroom)
    await alice.say("/wall 滨州")
    assert alice.last.file.kind == "photo"
    assert alice.last.file.width == 1080
    assert "滨州市 · 挂图" in alice.last.text
    assert {"🌙 深色", "📄 PDF"} <= set(alice.buttons)


async def test_dark_and_light_change_by_a_tap_after_a_restart(alice, bot, newsroom):
    hang(newsroom)
    await alice.say("挂图 滨州")
    light = alice.last.file.content
    await bot.restart()
    await alice.tap("🌙 深色")
    assert alice.last.file.content != light
    await alice.tap("☀️ 浅色")
    assert alice.last.file.content == light


async def test_dark_can_be_asked_for_in_words(alice, newsroom):
    hang(newsroom)
    await alice.say("/wall 滨州 深色")
    assert "☀️ 浅色" in alice.buttons


async def test_the_pdf_may_be_typed(alice, newsroom):
    hang(newsroom)
    await alice.say("/wall 滨州 pdf")
    assert alice.last.file.content.startswith(b"%PDF")


async def test_the_pdf_is_a_document_with_the_places_name(alice, newsroom):
    hang(newsroom)
    await alice.say("/wall 滨州")
    await alice.tap("📄 PDF")
    assert alice.last.file.name.startswith("挂图-滨州市-")
    assert alice.last.file.content.startswith(b"%PDF")


async def test_with_nothing_read_it_says_so_in_words(alice):
    assert "还没有读到目标和日期" in await alice.say("/wall 滨州")


async def test_a_namesake_is_asked_about(alice):
    assert "不止一个" in await alice.say("/wall 北海")
