"""How fast the extractor is: against `jieba.lcut` over the same text, both warm, in one process.

    python bench/extraction.py FILE...          default: the demo's articles in seeds/articles
    python bench/extraction.py --stress         a megabyte of digits, of one line, of quotes

Prints the seconds of the processor per megabyte of both and their ratio, the memory that the loaded
extractor takes above the bare interpreter, and the seconds that a fresh process needs for one page.
Both are timed in turn, and of each the best round counts, as the machine may be busy with others.
"""

import argparse
import logging
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
ROUNDS = 9
STRESSES: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "1234567890" * (size // 10),
    "one line": lambda size: "全市完成投资12.5亿元，同比增长8%，" * (size // 60),
    "nested quotes": lambda size: "“‘他说“" * (size // 15),
    "articles": lambda size: "本报讯 全区新开工项目31个。\n\n标题一行\n\n" * (size // 60),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--stress", action="store_true", help="time hostile inputs instead")
    options = parser.parse_args()
    sys.path.insert(0, str(REPOSITORY))
    if options.stress:
        stress()
        return
    files = options.files or sorted((REPOSITORY / "seeds" / "articles").glob("*.toml"))
    texts = [read_text(path) for path in files]
    compare(texts)
    print(f"one page from start: {seconds_from_start(files[0]):.2f} s")


def read_text(path: Path) -> str:
    """A page's text; of a demo article, what it says."""
    text = path.read_bytes().decode("utf-8", "replace")
    return str(tomllib.loads(text)["text"]) if path.suffix == ".toml" else text


def compare(texts: list[str]) -> None:
    """Print the speeds of both and the memory of the extractor."""
    bare = resident_megabytes()
    from jobs.lexicons import load_extractor  # noqa: PLC0415 - what it costs is measured here

    extractor = load_extractor()
    for text in texts:
        extractor.extract(text)
    loaded = resident_megabytes()

    import jieba  # noqa: PLC0415 - loaded after the extractor's memory is taken

    jieba.setLogLevel(logging.ERROR)
    for text in texts:
        jieba.lcut(text)
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours, theirs = (
        seconds / size
        for seconds in fastest(
            lambda: [extractor.extract(text) for text in texts],
            lambda: [jieba.lcut(text) for text in texts],
        )
    )
    print(f"text: {len(texts)} pages, {size:.3f} MB")
    print(f"extraction: {ours:.2f} s/MB   jieba.lcut: {theirs:.2f} s/MB")
    print(f"ratio: {ours / theirs:.2f}")
    print(f"memory above the bare interpreter: {loaded - bare:.0f} MB")


def stress() -> None:
    """Print the seconds for a megabyte and for a quarter of it, which tells whether time grows."""
    from jobs.lexicons import load_extractor  # noqa: PLC0415

    extractor = load_extractor()
    for name, make in STRESSES.items():
        times = []
        for size in (250_000, 1_000_000):
            text = make(size)
            times += fastest(partial(extractor.extract, text), rounds=1)
        print(f"{name:14} {times[0]:7.2f} s for 0.25 MB {times[1]:7.2f} s for 1 MB")


def fastest(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Of each work, the seconds of the processor in the best of some rounds, taken in turn."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, seconds in zip(works, taken, strict=True):
            start = time.process_time()
            work()
            seconds.append(time.process_time() - start)
    return [min(seconds) for seconds in taken]


def resident_megabytes() -> float:
    """The memory that this process holds now, by /proc; 0 where there is none."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024


def seconds_from_start(path: Path) -> float:
    """Seconds of a process that starts, loads and extracts one page."""
    script = (
        "import sys; from pathlib import Path; from jobs.lexicons import load_extractor; "
        "load_extractor().extract(Path(sys.argv[1]).read_bytes().decode())"
    )
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script, str(path)], cwd=REPOSITORY, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
