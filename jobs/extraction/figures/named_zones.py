"""What a bare 开发区 or 高新区 means in an article that has named one in full before."""

from jobs.extraction.rules.tokens import Place

ZONES = ("开发区", "高新区", "经开区", "度假区")
"""What the names of zones end with, and what they are called by for short."""


class NamedZones:
    """Remembers the zones that an article names in full, by the place that they lie in."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], Place] = {}

    def meant(self, place: Place) -> Place:
        """The zone that a place's name is short for; a name in full is kept, and means itself."""
        above, _, name = place.path.rpartition("/")
        head = next((head for head in ZONES if name.endswith(head)), None)
        if head is None:
            return place
        if name != head:
            self._named[above, head] = place
            return place
        under = f"{above}/"
        known = [zone for (_, of), zone in self._named.items() if of == head]
        known = [zone for zone in known if zone.path.startswith(under)]
        only = known[0] if len(known) == 1 else place
        return self._named.get((above, head), only)
