import pytest

from jobs.lexicons import load_regions, path_today


@pytest.mark.parametrize(
    ("path", "today"),
    [
        ("广西壮族自治区/百色市/靖西县", "广西壮族自治区/百色市/靖西市"),
        ("山东省/莱芜市", "山东省/济南市/莱芜区"),
        ("山东省/滨州市/北海新区", "山东省/滨州市/北海经济开发区"),
        ("山东省/济南市/济南高新区", "山东省/济南市/济南高新技术产业开发区"),
        ("重庆市/綦江县/綦江工业园区", "重庆市/綦江区/綦江工业园区"),
        ("山东省/聊城市/高新区", "山东省/聊城市/高新区"),
        ("川渝高竹新区", "川渝高竹新区"),
        ("", ""),
    ],
)
def test_another_name_leads_to_the_same_path(path: str, today: str) -> None:
    assert path_today(path) == today


def test_every_known_path_leads_to_itself() -> None:
    assert all(path_today(region.path) == region.path for region in load_regions())


def test_paths_and_codes_are_unique() -> None:
    regions = load_regions()
    assert len({region.path for region in regions}) == len(regions)
    assert len({region.code for region in regions}) == len(regions)


def test_every_path_ends_in_its_name_and_lies_in_its_parent() -> None:
    paths = {region.code: region.path for region in load_regions()}
    for region in load_regions():
        above = f"{paths[region.parent]}/" if region.parent else ""
        assert region.path == above + region.name
