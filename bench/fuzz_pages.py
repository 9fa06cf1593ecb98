"""Throws broken pages at the readers: nothing may raise, hang or grow.

    python bench/fuzz_pages.py [COUNT]      (100,000 unless told)

Pages are put together from markup, Chinese and noise, then bent byte by byte. Prints how many were
read, the slowest and the memory; ends with status 1 at an exception or at a page over 2 s.
"""

import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from jobs.pages import read_page
from tests.pages.papers import pdf

SLOWEST_ALLOWED = 2.0
CHARSETS = ("utf-8", "gb18030", "big5", "utf-16", "latin-1")
MEDIA = ("text/html", "text/plain", "application/pdf", "")
PIECES = (
    *("<html>", "<head>", "<body>", "<div class='share'>", "<div id=comment>", "<p>", "</p>"),
    *(
        "</div>",
        "<article>",
        "</article>",
        "<h1>",
        "</h1>",
        "<table><tr><td>",
        "</td></tr></table>",
    ),
    *("<!--", "-->", "<script>", "</script>", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<br>"),
    *("<meta charset=gbk>", "<meta name=PubDate content='2023-13-45'>", "<meta name=source>"),
    *(
        "<title>推进会召开_某网</title>",
        "<a href='x'>",
        "</a>",
        "<ul><li>",
        "</ul>",
        "&#0;",
        "&#xD800;",
    ),
    *(
        "发布时间：2023-02-06",
        "来源：",
        "来源：某某日报 作者",
        "上一篇：",
        "【打印本页】",
        "[责任编辑",
    ),
    *("全市重点项目建设推进会召开，会议通报了一季度进展情况。", "一季度完成投资3.2亿元，", "， 。"),
    *(
        " ",
        "\n",
        "\t",
        "\x00",
        "\ufeff",
        "\u3000",
        "| | |",
        "- 关注\n",
        "1 2 %",
        "\U00020bb7",
        "]]>",
    ),
)


def page(rng: random.Random) -> bytes:
    if rng.random() < 0.15:
        lines = [
            (
                rng.uniform(-50, 650),
                rng.uniform(-50, 850),
                rng.choice((1, 10, 24)),
                rng.choice(PIECES),
            )
            for _ in range(rng.randrange(30))
        ]
        body = pdf(lines)
    else:
        pieces = rng.choices(PIECES, k=rng.randrange(1, 60))
        text = "".join(piece * rng.choice((1, 1, 1, 1, 2, 40)) for piece in pieces)
        body = text.encode(rng.choice(CHARSETS), "replace")
    bent = bytearray(body)
    for _ in range(rng.choice((0, 0, 1, 5, 50))):
        bent[rng.randrange(len(bent))] = rng.randrange(256)
    return bytes(bent[: rng.randrange(1, len(bent) + 1)] if rng.random() < 0.2 else bent)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    slowest, raised = 0.0, 0
    begun = time.perf_counter()
    for seed in range(count):
        rng = random.Random(seed)
        body, media = page(rng), rng.choice(MEDIA)
        started = time.perf_counter()
        try:
            read = read_page(body, media_type=media, url="https://news.example/20230206/1.html")
            read.text.encode()
            assert "\x00" not in read.text
        except Exception as error:
            raised += 1
            print(f"seed {seed}: {type(error).__name__}: {error}")
        slowest = max(slowest, time.perf_counter() - started)
    seconds = time.perf_counter() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} pages in {seconds:.0f} s; {raised} raised; slowest {slowest:.3f} s; "
        f"at most {megabytes:.0f} MB"
    )
    return 1 if raised or slowest > SLOWEST_ALLOWED else 0


if __name__ == "__main__":
    sys.exit(main())
