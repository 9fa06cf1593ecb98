"""The industry of a project, with the word of its name that gives it away."""

import pytest

from jobs.extraction.names.industries import industry_of


@pytest.mark.parametrize(
    ("name", "industry", "word"),
    [
        ("天信精细化工项目", "化工", "化工"),
        ("远航化工工程", "化工", "化工"),
        ("年产2万吨锂电池负极材料项目", "新能源", "锂电"),
        ("东郊污水处理厂提标改造工程", "环保", "污水"),
        ("县人民医院综合楼", "医疗教育", "医院"),
    ],
)
def test_the_first_industry_of_the_list_that_a_word_speaks_of(name, industry, word):
    found = industry_of(name)
    assert (found.name, found.word) == (industry, word)
    assert name[found.start : found.end] == word


@pytest.mark.parametrize(
    "name", ["城区亮化工程", "乡道硬化工程", "绿色智能一体化工厂", "自动化工厂"]
)
def test_a_word_that_only_ends_in_one_speaks_of_none(name):
    assert industry_of(name) is None


def test_of_two_readings_the_true_one_counts():
    assert industry_of("滨城区道路绿化工程").name == "交通"
