"""Towns and villages that a sentence speaks of: their figures are not those of their county."""

import re

from jobs.extraction.figures.towns import TOWN, county_of
from jobs.extraction.rules.tokens import Place

_CUES = ("镇", "村", "乡", "街道")
_OWN = tuple(f"{whose}{kind}" for whose in "全该本我" for kind in "镇村乡")
_OPENS = (
    "(?:(?<![^，,；;。：:“”\\s])|(?<=[县区市旗])|(?<=以来，))"
    "(?:其中|目前|如今|近年来|[今去]年|走进|来到|位于|在)?"
)
_VILLAGE = (
    "[\u4e00-\u9fff]{1,4}?(?<![个余多的在和与])村(?![民集镇乡两级党支干委书里口庄子落容史域屯])"
)
_NAMED = f"(?P<town>{TOWN})(?P<village>{_VILLAGE})?"
_NAMES = re.compile(_OPENS + _NAMED)
_SPEAKS = re.compile(
    f"{_OPENS}(?:{_NAMED}|(?P<called>[\u4e00-\u9fff]{{2,5}}村))"
    "(?![的、和与及以]|党|书记|镇长|干部|位于|地处|坐落|居民|社区|一[名位])"
    "|(?P<own>[全该本我][镇村乡]|(?<![^，,；;。：:“”\\s])(?:村集体|村里|镇里))(?![民域级])"
)


class TownSpeakers:
    """Remembers the town and the village that an article named last.

    Those that the title names speak wherever a clause opens with them, others only as 全镇, 该村:
    a county's report that turns to a town for an example goes on about the county.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._titled = any(map(title.__contains__, _CUES))
        self._town = self._village = ""
        self.here = False
        """Whether the sentence entered last may speak of one."""

    def enter(self, text: str) -> None:
        """Begin a sentence that figures are asked of."""
        words = _CUES if self._titled else _OWN
        self.here = any(map(text.__contains__, words))

    def leave(self, text: str) -> None:
        """Keep those that a sentence names."""
        if "镇" in text or "乡" in text or "街道" in text:
            for named in _NAMES.finditer(text):
                self._keep(named)

    def spoken_of(self, text: str, place: Place, end: int) -> tuple[Place, int] | None:
        """The one that is spoken of last before `end`, in the county of a place, and where it is
        named; None where none is.
        """
        county = county_of(place.path)
        if not county:
            return None
        found = None
        for said in _SPEAKS.finditer(text, 0, end):
            if name := self._name(said):
                found = Place(f"{county}/{name}", place.code), said.start()
        return found

    def _name(self, said: re.Match[str]) -> str:
        if own := said["own"]:
            return self._village if "村" in own else self._town
        if called := said["called"]:
            return called if called == self._village and called in self._title else ""
        self._keep(said)
        town, village = said["town"], said["village"]
        if town not in self._title and (village or "-") not in self._title:
            return ""
        return f"{town}/{village}" if village else str(town)

    def _keep(self, named: re.Match[str]) -> None:
        self._town = named["town"]
        self._village = named["village"] or self._village
