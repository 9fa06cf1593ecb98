from jobs.tracking import in_named_zones, places_of_unnamed_zones
from tests.builders import BINZHOU, a_region, a_target, stored

LIAOCHENG = "山东省/聊城市"
ZONES = [
    a_region(f"{LIAOCHENG}/{name}", code=f"371500-{number}")
    for number, name in enumerate(["聊城经济技术开发区", "聊城高新技术产业开发区", "开发区"])
]


def _path_of(written: str, zones=ZONES, above: str = LIAOCHENG) -> str:
    (named,) = in_named_zones([stored(a_target(region=f"{above}/{written}"))], {above: zones})
    return named.fact.region


def test_the_only_zone_of_the_kind_is_meant() -> None:
    assert _path_of("开发区") == f"{LIAOCHENG}/聊城经济技术开发区"
    assert _path_of("高新区") == f"{LIAOCHENG}/聊城高新技术产业开发区"


def test_its_places_name_in_front_makes_no_name() -> None:
    assert _path_of("聊城开发区") == f"{LIAOCHENG}/聊城经济技术开发区"
    assert _path_of("聊城经济技术开发区") == f"{LIAOCHENG}/聊城经济技术开发区"


def test_of_two_none_is_meant() -> None:
    zones = [
        a_region(f"{BINZHOU}/{name}", code=f"371600-{number}")
        for number, name in enumerate(["北海经济开发区", "滨州经济技术开发区"])
    ]
    assert _path_of("开发区", zones, BINZHOU) == f"{BINZHOU}/开发区"


def test_other_places_are_left_as_they_are() -> None:
    assert _path_of("东昌府区") == f"{LIAOCHENG}/东昌府区"


def test_the_places_to_look_at_are_those_above() -> None:
    facts = [stored(a_target(region=f"{LIAOCHENG}/{name}")) for name in ("开发区", "东昌府区")]
    assert places_of_unnamed_zones(facts) == {LIAOCHENG}
