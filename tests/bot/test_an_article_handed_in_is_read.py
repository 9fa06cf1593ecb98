"""A stranger sends an article, and gets its facts with their sentences."""

import pytest

from tests.bot.handed import ARTICLE, MANY, NO_FACTS
from tests.pages.papers import pdf


async def test_a_text_is_answered_with_its_facts_each_with_its_sentence(alice):
    answer = await alice.say(ARTICLE)
    assert "滨州市部署新一年工业工作" in answer
    assert "🗓 2023年2月8日（文中写明）" in answer
    assert "📍 山东省 › 滨州市（从文中看出）" in answer
    assert "规模以上工业总产值 同比增长12%以上" in answer
    assert "会议提出，今年全市规模以上工业总产值力争增长12%以上。" in answer
    assert "渤海铝谷二期项目：竣工投产" in answer
    assert "计划 · 到2023年10月底" in answer
    assert "山东省 › 滨州市 › 沾化区" in answer


async def test_a_sentence_of_two_facts_stands_below_both(alice):
    answer = await alice.say(ARTICLE)
    assert answer.count("总投资36亿元的渤海铝谷二期项目计划2023年10月底前竣工投产。") == 1


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
async def test_a_text_file_is_read_in_any_charset(alice, charset):
    assert "同比增长12%以上" in await alice.send("会议.txt", ARTICLE.encode(charset))


async def test_a_saved_page_is_read_without_the_site_around_it(alice):
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n") if line)
    html = (
        f"<html><head><title>会议_网</title></head><body><nav>首页</nav>{paragraphs}</body></html>"
    )
    assert "同比增长12%以上" in await alice.send("page.HTML", html.encode("gb18030"))


async def test_a_pdf_is_read(alice):
    page = [
        (60, 700, 10, "2023年2月8日，滨州市召开会议。"),
        (60, 686, 10, "今年，全市进出口总额力争增长8%以上。"),
    ]
    assert "进出口总额 同比增长8%以上" in await alice.send("通报.pdf", pdf(page))


async def test_more_facts_are_paged_in_place_also_after_a_restart(alice, bot):
    first = await alice.say(MANY)
    assert "第 1–6 条，共 8 条" in first
    card = alice.last
    await bot.restart()
    second = await alice.tap("下一页 ▶")
    assert "第 7–8 条，共 8 条" in second
    assert "实际使用外资" in second
    assert alice.last.id == card.id
    assert await alice.tap("◀ 上一页") == first


async def test_of_a_sentence_without_end_the_part_around_the_fact_is_shown(alice):
    answer = await alice.say(
        "滨州市召开会议，" + "大家都发了言，" * 60 + "全市进出口总额力争增长8%以上。"
    )
    assert "…" in answer
    assert "全市进出口总额力争增长8%以上。" in answer
    assert len(answer) < 700


async def test_a_text_without_facts_is_told_so_kindly(alice):
    answer = await alice.say(NO_FACTS)
    assert "没有读出" in answer
    assert "力争工业产值增长8%以上" in answer
    assert "➕ 收进记录" not in alice.buttons


async def test_a_short_text_is_a_question_all_the_same(alice):
    assert "📍 滨州市" in await alice.say("滨州")


async def test_a_sentence_with_a_figure_is_no_question_though_it_is_short(alice):
    answer = await alice.say("滨州市今年力争进出口总额增长8%以上，项目建设要抓好。")
    assert "进出口总额 同比增长8%以上" in answer


async def test_a_list_of_figures_is_no_question_though_it_is_short(alice):
    answer = await alice.say("滨州市今年的目标\n进出口总额增长8%以上\n固定资产投资增长9%以上")
    assert answer.startswith("📄 稿1")
    assert "进出口总额 同比增长8%以上" in answer


async def test_the_command_for_another_bot_is_not_ours(alice, bot):
    group = bot.api.group("挂图小组")
    group.add_bot(alice.person)
    group.chat.administrators.append(bot.api.bot.id)
    alice.person.write("/read@other_bot " + ARTICLE, to=group)
    await bot.drain()
    assert group.messages == []


async def test_what_is_forwarded_is_an_article_even_if_short_and_has_its_messages_day(alice, bot):
    alice.person.forward("滨州市今年进出口总额力争增长8%以上。", said_at=bot.clock())
    await bot.drain()
    assert "进出口总额 同比增长8%以上" in alice.last.text
    assert "🗓 2023年4月18日（推断的）" in alice.last.text


async def test_what_is_written_below_a_picture_is_read(alice, bot):
    alice.person.send_photo(b"pixels", ARTICLE)
    await bot.drain()
    assert "同比增长12%以上" in alice.last.text


async def test_a_day_in_the_text_goes_before_the_messages(alice, bot):
    alice.person.forward(ARTICLE, said_at=bot.clock())
    await bot.drain()
    assert "🗓 2023年2月8日（文中写明）" in alice.last.text


async def test_a_long_text_that_telegram_cut_is_read_as_one(alice):
    whole = ARTICLE + "会议还讨论了别的事情。" * 400
    await alice.say(whole[:3900])
    await alice.say(whole[3900:] + "全市固定资产投资力争增长7%。")
    assert "规模以上工业总产值 同比增长12%以上" in alice.last.text
    assert "固定资产投资 同比增长7%" in await alice.tap("下一页 ▶")


async def test_the_pieces_of_a_long_text_make_one_card_that_grows(alice, bot):
    whole = ARTICLE + "会议还讨论了别的事情。" * 3600 + "全市固定资产投资力争增长7%。"
    assert len(whole) > 39_000
    for start in range(0, len(whole), 4000):
        alice.person.write(whole[start : start + 4000])
    await bot.drain()
    (card,) = alice.person.messages
    assert "读出 7 条" in card.text
    assert "固定资产投资 同比增长7%" in await alice.tap("下一页 ▶")


async def test_a_card_that_was_deleted_meanwhile_is_sent_anew(alice, bot):
    whole = ARTICLE + "会议还讨论了别的事情。" * 400
    await alice.say(whole[:3900])
    del alice.last.chat.messages[alice.last.id]
    answer = await alice.say(whole[3900:] + "全市固定资产投资力争增长7%。")
    assert "读出 7 条" in answer


async def test_the_end_of_a_text_that_telegram_cut_may_be_short(alice):
    await alice.say(ARTICLE + "会议还讨论了别的事情。" * 330 + "全市固定资产")
    await alice.say("投资力争增长7%。")
    assert "固定资产投资 同比增长7%" in await alice.tap("下一页 ▶")


async def test_a_question_some_time_later_is_no_piece_of_it(alice, bot):
    await alice.say(ARTICLE + "会议还讨论了别的事情。" * 330)
    bot.clock.put_on(seconds=30)
    assert "📍 滨州市" in await alice.say("滨州")


async def test_markup_in_a_text_is_shown_as_it_stands(alice):
    answer = await alice.say(ARTICLE.replace("会议提出", "<b>会议</b>&提出"))
    assert "<b>会议</b>&提出" in answer


async def test_how_to_hand_in_is_explained(alice):
    answer = await alice.say("/read")
    for word in ("链接", "全文", "pdf", "20 MB"):
        assert word in answer


async def test_the_text_may_stand_behind_the_command(alice):
    assert "同比增长12%以上" in await alice.say("/read " + ARTICLE)


async def test_the_line_that_dates_an_article_is_no_part_of_its_sentence(alice):
    text = (
        "沾化定下今年的工程\n\n    2023年2月8日  鲁北演示报\n"
        "    今年，沾化区力争地区生产总值增长6.5%以上。\n"
    )
    answer = await alice.send("工程.txt", text.encode())
    assert "\n今年，沾化区力争地区生产总值增长6.5%以上。" in answer
    assert "鲁北演示报今年" not in answer
