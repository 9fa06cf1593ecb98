import subprocess
import sys

# Of a process that has loaded nothing else.
SCRIPT = """
import gc
from jobs.lexicons import load_extractor
extractor = load_extractor()
looked_at = {id(each) for each in gc.get_objects()}
print(id(extractor) in looked_at, id(extractor._gazetteer) in looked_at, len(looked_at))
"""


def test_a_search_looks_at_little_of_what_is_loaded() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True
    ).stdout.split()
    assert told[:2] == ["False", "False"]
    assert int(told[2]) < 5_000
