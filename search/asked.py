"""What a reader asks the search page for, and the one address of it."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict

from hub.vntext import clean

from .asking import Ask
from .choices import PARAMS, Choices, kind_of

LONGEST = 256
MOST_VALUES = 20
BY_DATE, AS_TYPED, PAGE = ("xep", "moi"), ("dung-chu", "1"), "trang"


class Asked(NamedTuple):
    """Words, chosen values of each facet, order and page number."""

    text: str = ""
    chosen: dict[str, tuple[str, ...]] = {}
    by_date: bool = False
    as_typed: bool = False
    page: int = 1

    @classmethod
    def parse(cls, get: QueryDict, known: Choices) -> "Asked":
        """Read an address; what is not `known` is dropped. No words, nothing asked."""
        text = words_of(get.get("q", ""))
        if not text:
            return cls()
        chosen = {}
        for facet, param in PARAMS.items():
            asked = set(get.getlist(param)[:MOST_VALUES])
            if values := tuple(value for value in known[facet] if value in asked):
                chosen[facet] = values
        number = get.get(PAGE, "")
        digits = number.isascii() and number.isdigit() and len(number) < 6
        return cls(
            text,
            chosen,
            get.get(BY_DATE[0]) == BY_DATE[1],
            get.get(AS_TYPED[0]) == AS_TYPED[1],
            max(int(number), 1) if digits else 1,
        )

    def query(self, page: int = 1) -> str:
        """Return the canonical query string, "" when nothing is asked."""
        if not self.text:
            return ""
        pairs = [("q", self.text)]
        for facet, values in self.chosen.items():
            pairs += [(PARAMS[facet], value) for value in values]
        pairs += [BY_DATE] * self.by_date + [AS_TYPED] * self.as_typed
        if page > 1:
            pairs.append((PAGE, str(page)))
        return urlencode(pairs)

    def ask(self, locale: str) -> Ask:
        """Return the question that the engines answer."""
        chosen = dict(self.chosen)
        if "kind" in chosen:
            chosen["kind"] = tuple(kind_of(slug) for slug in chosen["kind"])
        return Ask(self.text, locale, chosen, self.by_date, self.as_typed, self.page)

    def only(self, text: str) -> "Asked":
        """Return the same question in other words, meant as they stand."""
        return Asked(text, self.chosen, self.by_date)

    def toggled(self, facet: str, value: str, known: Choices) -> "Asked":
        """Return the question with a value chosen, or dropped if it was."""
        values = set(self.chosen.get(facet, ())) ^ {value}
        chosen = {name: self.chosen.get(name, ()) for name in PARAMS}
        chosen[facet] = tuple(slug for slug in known[facet] if slug in values)
        kept = {name: slugs for name, slugs in chosen.items() if slugs}
        return self._replace(chosen=kept, page=1)

    def cleared(self, *facets: str) -> "Asked":
        """Return the question without what was chosen of some facets, or of all."""
        kept = {n: v for n, v in self.chosen.items() if facets and n not in facets}
        return self._replace(chosen=kept, page=1)


def words_of(text: str) -> str:
    """Return what was typed as addresses hold it: clean, single spaces, not too long."""
    return " ".join(" ".join(clean(text[: 4 * LONGEST]).split())[:LONGEST].split())
