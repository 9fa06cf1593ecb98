import pytest

from jobs.tracking.names import event_name, project_name

SAME = [
    ("年产2万吨特种纸项目", None, "年产２万吨特种纸", None),
    ("“年产2万吨特种纸”项目", None, "年产2万吨特种纸建设项目", None),
    ("鲁原科技有限公司年产2万吨特种纸项目", None, "年产2万吨特种纸项目", "鲁原科技"),
    ("鲁原年产2万吨特种纸项目", "鲁原", "年产2万吨特种纸项目", None),
    ("海蓝集团风电叶片项目", None, "海蓝集团风电叶片工程", "海蓝集团"),
    ("风电叶片项目（二期）", None, "风电叶片二期项目", None),
    ("风电叶片项目第2期", None, "风电叶片Ⅱ期工程", None),
    ("城东污水 处理厂扩容工程", None, "城东污水处理厂扩容", None),
]
DIFFERENT = [
    ("风电叶片一期项目", None, "风电叶片二期项目", None),
    ("风电叶片项目", None, "风电叶片二期项目", None),
    ("海蓝集团扩建项目", "海蓝集团", "鲁原集团扩建项目", "鲁原集团"),
    ("海蓝研发中心项目", "海蓝", "鲁原研发中心项目", "鲁原"),
    ("年产2万吨特种纸项目", None, "年产3万吨特种纸项目", None),
    ("城东水厂", None, "城西水厂", None),
]


@pytest.mark.parametrize(("one", "one_owner", "other", "other_owner"), SAME)
def test_the_same_work_named_otherwise_is_one(one, one_owner, other, other_owner) -> None:
    assert project_name(one, one_owner) == project_name(other, other_owner)


@pytest.mark.parametrize(("one", "one_owner", "other", "other_owner"), DIFFERENT)
def test_different_works_stay_apart(one, one_owner, other, other_owner) -> None:
    assert project_name(one, one_owner) != project_name(other, other_owner)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("建成投产", "投产"),
        ("正式投产", "投产"),
        ("力争全部完工", "完工"),
        ("基础工程完工", "基础工程完工"),
        ("提前开工", "开工"),
    ],
)
def test_an_event_has_one_name(words, name) -> None:
    assert event_name(words) == name
