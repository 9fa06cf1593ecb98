"""Python's search for rubbish, kept from holding up the loop."""

import gc

SELDOM = (500_000, 20, 100)
"""Objects made between two looks at the youngest; looks at those between two at all older ones."""

ENOUGH = 5_000
"""So many objects that were not freed at once are worth a look between two answers."""


def search_seldom() -> None:
    """Call when all that stays for good is loaded.

    To look through all objects takes a tenth of a second and more, and nobody is answered
    meanwhile. What is loaded is left out of it for good; and as large answers are made of tens of
    thousands of records, none of which is part of a ring, and all of which are freed when the
    answer is sent, the search waits until nobody is answered (`search_between_answers`). Only what
    makes very much begins it by itself: a file, or the reading of a large page.
    """
    gc.freeze()
    gc.set_threshold(*SELDOM)


def search_between_answers() -> None:
    """Call when an answer is sent, and no other is being made: little is left to look through."""
    if gc.get_count()[0] > ENOUGH:
        gc.collect(1)
