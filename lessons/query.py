"""What a reader asks a list for: filters and page number, with one canonical address."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Facet(NamedTuple):
    """A filter: its name in addresses, its heading, the field that holds it."""

    param: str
    heading: str | Promise
    field: str


FACETS = {
    "audience": Facet("cho", _("Who you are"), "audiences"),
    "level": Facet("bac", _("Level"), "level"),
    "minutes": Facet("phut", _("Time"), "minutes"),
    "sector": Facet("nganh", _("Field of work"), "sectors"),
    "topic": Facet("chu-de", _("Topic"), "topics"),
    "tool": Facet("cong-cu", _("Tool"), "tools"),
}
# value in the address, words, first minute, last minute
MINUTES = (
    ("duoi-7", _("Under 7 minutes"), 0, 6),
    ("7-10", _("7 to 10 minutes"), 7, 10),
    ("tren-10", _("Over 10 minutes"), 11, 999),
)
MAX_VALUES = 20


class ListQuery(NamedTuple):
    """The chosen values of each facet and the page number, as the reader asked."""

    chosen: dict[str, tuple[str, ...]]
    page: int = 1

    @classmethod
    def parse(cls, names: tuple[str, ...], get: QueryDict, known: dict) -> "ListQuery":
        """Read the facets `names` from `get`; a value that is not `known` is dropped.

        `known` maps each facet to its values in their order, which is canonical.
        """
        chosen = {}
        for name in names:
            asked = set(get.getlist(FACETS[name].param)[:MAX_VALUES])
            if values := tuple(value for value in known[name] if value in asked):
                chosen[name] = values
        number = get.get("trang", "")
        ascii_digits = number.isascii() and number.isdigit() and len(number) < 6
        return cls(chosen, max(int(number), 1) if ascii_digits else 1)

    def query(self, page: int = 1) -> str:
        """Return the canonical query string, "" when nothing is chosen."""
        pairs = [
            (FACETS[name].param, value)
            for name, values in self.chosen.items()
            for value in values
        ]
        if page > 1:
            pairs.append(("trang", str(page)))
        return urlencode(pairs)

    def without(self, name: str, value: str) -> "ListQuery":
        rest = tuple(v for v in self.chosen.get(name, ()) if v != value)
        chosen = {k: v for k, v in self.chosen.items() if k != name}
        if rest:
            chosen = {k: (rest if k == name else v) for k, v in self.chosen.items()}
        return ListQuery(chosen)
