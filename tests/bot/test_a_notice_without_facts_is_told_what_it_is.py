"""A vacancy or a holiday's notice holds figures, but none that is promised or reported."""

import pytest

HIRING = """北湖中学公开招聘教师简章

一、报名者须有本科学历，年龄不超过35周岁，普通话二级甲等。
二、报名时间为2023年5月9日9时至12日17时，每人交考务费80元。
三、联系人：赵老师，电话0543-7654321。
"""
HOLIDAY = """关于2023年劳动节放假的通知

各科室：4月29日至5月3日放假调休，共5天。4月23日、5月6日照常上班。放假期间请安排好值班。
"""
PLAN = """关于印发全市旅游工作要点的通知

各科室：办好旅游节会，做大做强旅游品牌。请结合实际抓好落实，有什么想法和困难，请及时和办公室联系。
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [(HIRING, "这是一份招标、出让、招聘一类的公告"), (HOLIDAY, "这是一份通知、公示一类的文件")],
)
async def test_it_is_told_what_it_is_and_what_to_send_instead(alice, text, said):
    answer = await alice.say(text)
    assert said in answer
    assert "请发" in answer
    assert "没有读懂" not in answer
    assert "2023-02-06" not in answer


async def test_a_notice_that_brings_plans_is_no_mere_notice(alice):
    answer = await alice.say(PLAN)
    assert "这是一份" not in answer
    assert "没有读出" in answer


async def test_a_notice_with_facts_is_read_as_ever(alice):
    answer = await alice.say(HOLIDAY + "今年，全市进出口总额力争增长8%以上。")
    assert "这是一份" not in answer
    assert "进出口总额 同比增长8%以上" in answer
