"""Python's search for rubbish, kept from holding up the loop."""

import gc

SELDOM = (50_000, 20, 100)
"""Objects made between two looks at the youngest; looks at those between two at all older ones."""


def search_seldom() -> None:
    """Call when all that stays for good is loaded.

    To look through all objects takes a tenth of a second and more, and nobody is answered
    meanwhile. What is loaded is left out of it for good; and as large answers are made of hundreds
    of thousands of records, none of which is part of a ring, the search begins later than by
    default, when it would look through all of them several times.
    """
    gc.freeze()
    gc.set_threshold(*SELDOM)
