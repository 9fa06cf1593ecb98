import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.lexicons import load_regions, load_spelled_regions
from jobs.pinyin import in_plain_letters, in_simplified, spellings, syllables
from storage.records import RegionLevel


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("滨州", "bin zhou"),
        ("重庆", "chong qing"),
        ("长春", "chang chun"),
        ("长子", "zhang zi"),
        ("六安", "lu an"),
        ("六盘水", "liu pan shui"),
        ("蚌埠", "beng bu"),
        ("单县", "shan xian"),
        ("莘县", "shen xian"),
        ("东阿", "dong e"),
        ("茌平", "chi ping"),
        ("西藏", "xi zang"),
        ("吐鲁番", "tu lu fan"),
    ],
)
def test_names_are_read_as_their_people_read_them(name, read):
    assert " ".join(syllables(name)) == read


def test_a_character_of_no_reading_makes_a_name_of_none():
    assert syllables("滨a") is None
    assert spellings("滨a", "滨a", RegionLevel.CITY) == ()


def test_of_large_places_only_there_are_initials():
    assert "bz" in spellings("滨州市", "滨州", RegionLevel.CITY)
    assert "bx" not in spellings("博兴县", "博兴", RegionLevel.COUNTY)


@pytest.mark.parametrize("typed", ["LÜLIANG", "lǚliáng", "lvliang"])
def test_letters_lose_their_tones_and_capitals(typed):
    assert in_plain_letters(typed).replace("v", "u") == "luliang"


def test_every_place_of_the_list_can_be_typed_in_letters():
    for region in load_spelled_regions():
        letters = [each for each in region.spellings if each.isascii()]
        assert letters, region.path
        assert all(each == in_plain_letters(each) for each in letters)


def test_no_place_of_the_list_is_taken_for_traditional():
    for region in load_regions():
        assert in_simplified(region.path) == region.path


@given(st.text())
def test_any_text_is_read_or_not_but_never_broken(text):
    assert syllables(text) is None or len(syllables(text)) == len(text)
    assert len(in_simplified(text)) == len(text)
    in_plain_letters(text)
