async def test_a_slip_is_not_corrected_in_silence_but_offered(alice):
    answer = await alice.say("/region 滨洲")
    assert "没有找到叫“滨洲”的地方" in answer
    assert alice.buttons[0] == "山东省 › 滨州市"
    assert "📍 滨州市" in await alice.tap(0)


async def test_a_name_like_no_other_gets_a_hint(alice):
    answer = await alice.say("/targets xyz")
    assert "没有找到叫“xyz”的地方" in answer
    assert "滨州 北海经济开发区" in answer


async def test_the_name_is_repeated_without_becoming_markup(alice):
    assert "“<i>甲</i>”" in await alice.say("/targets <i>甲</i>")


async def test_a_place_among_other_words_is_found(alice):
    assert "冠县" in await alice.say("/targets 冠县今年的")
