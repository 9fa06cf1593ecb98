"""Make pinyin.txt: how Chinese characters, and the names of some places, are read.

    python seeds/build_pinyin.py

Needs the package `pypinyin` (MIT), which guatu itself does without. Each line of the file is a
syllable without its tone and all characters read so; or the syllables of a name, joined by `'`,
whose characters are read otherwise than alone: `chong'qing 重庆`. ü is `v`, as people type it.

A character stands once, with the reading that it has in place names.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

HERE = Path(__file__).resolve().parent
FIRST_ROW, LAST_ROW = 0xB0, 0xF7
"""The rows of GB2312 that hold characters."""

IN_PLACES = (
    "chang 长 du 都 zang 藏 shi 什 le 乐勒 su 宿 wei 尾 bai 柏 shan 单 beng 蚌 fo 佛 xia 厦 "
    "wa 洼 ka 卡喀 tai 台 sha 莎 a 阿 xing 荥行 luo 漯 ju 句 qie 茄 bi 泌 xun 浚 guo 涡 "
    "zong 枞 qian 犍 mian 渑 hun 珲 she 歙 qin 覃 shen 莘 jun 筠 lv 绿 bu 埠 chao 朝 di 坻 "
    "zhong 重 ren 任 hui 会 shan 汕 tan 潭 lu 陆鹿"
)
NAMES = (
    "chong'qing 重庆 lu'an 六安 lu'he 六合 yue'qing 乐清 lao'ting 乐亭 lao'ling 乐陵 "
    "dong'e 东阿 hong'tong 洪洞 zhang'zi 长子 yu'xian 蔚县 yu'li 尉犁 pan'yu 番禺 da'bu 大埔 "
    "yan'shan 铅山 zhong'mu 中牟 mu'ping 牟平 huang'pi 黄陂 wu'bu 吴堡 hong'si'bu 红寺堡 "
    "long'xu 龙圩 ying'jing 荥经 min'hang 闵行 fan'shi 繁峙 lang'qia'zi 浪卡子 "
    "wan'bo'lin 万柏林 xu'yi 盱眙 tu'lu'fan 吐鲁番 qing'bai'jiang 青白江 xing'tang 行唐 "
    "bo'bai 博白 jia'shi 伽师 tong'guan 潼关 ma'wei 马尾"
)


def main() -> None:
    readings: dict[str, str] = {}
    for character in characters():
        (reading,) = lazy_pinyin(character, errors="ignore") or [""]
        if reading:
            readings[character] = reading
    for reading, found in pairs(IN_PLACES):
        readings |= dict.fromkeys(found, reading)
    lines: defaultdict[str, str] = defaultdict(str)
    for character, reading in readings.items():
        lines[reading] += character
    names = [f"{reading} {name}" for reading, name in pairs(NAMES)]
    whole = [*(f"{reading} {lines[reading]}" for reading in sorted(lines)), *names]
    (HERE / "pinyin.txt").write_text("\n".join(whole) + "\n", encoding="utf-8")


def characters() -> list[str]:
    """The characters of GB2312, and those of places that it lacks."""
    rows = range(FIRST_ROW, LAST_ROW + 1)
    common = [
        bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in range(0xA1, 0xFF)
    ]
    places = (HERE / "regions.csv").read_text(encoding="utf-8")
    return list(dict.fromkeys(each for each in [*common, *places] if "\u3400" <= each <= "\u9fff"))


def pairs(words: str) -> list[tuple[str, str]]:
    listed = words.split()
    return list(zip(listed[::2], listed[1::2], strict=True))


if __name__ == "__main__":
    main()
