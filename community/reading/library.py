"""The library of tips: filters with counts, in a number of queries that does not grow."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.models import Sector, Tool

from ..models import Tip
from .labels import with_labels

SIZE, LAST_PAGE = 20, 500
ANY, VERIFIED = "bat-ky", "co"
PARAMS = {
    "sector": ("nganh", _("Field of work")),
    "tool": ("cong-cu", _("Tool")),
    "minutes": ("phut", _("Minutes saved")),
    "verified": ("kiem-chung", _("Verified")),
}
# value in the address, words, first minute, last minute
MINUTES = (
    ("den-10", _("Up to 10 minutes"), 1, 10),
    ("11-30", _("11 to 30 minutes"), 11, 30),
    ("tren-30", _("Over 30 minutes"), 31, 480),
)
Labels = dict[str, str | Promise]


class Asked(NamedTuple):
    """What a reader asks for; only values that there are, in their one order."""

    chosen: dict[str, tuple[str, ...]]
    page: int = 1

    def query(self, page: int = 1) -> str:
        pairs = [(PARAMS[n][0], v) for n, values in self.chosen.items() for v in values]
        return urlencode([*pairs, *([("trang", page)] if page > 1 else [])])

    def without(self, name: str, value: str) -> "Asked":
        rest = {n: tuple(v for v in values if (n, v) != (name, value))
                for n, values in self.chosen.items()}  # fmt: skip
        return Asked({name: values for name, values in rest.items() if values})


class Shelf:
    """All values of the facets, and how many tips each would leave: 4 queries."""

    def __init__(self, get: QueryDict) -> None:
        self.labels = values_there_are()
        chosen = {}
        for name, labels in self.labels.items():
            asked = set(get.getlist(PARAMS[name][0]))
            if values := tuple(value for value in labels if value in asked):
                chosen[name] = values
        self.asked = Asked(chosen, page_number(get.get("trang", "")))

    def condition(self, skip: str = "") -> Q:
        """Return what every chosen facet lets through, but for `skip`."""
        found = Q()
        for name, values in self.asked.chosen.items():
            if name != skip:
                found &= any_of(name, values)
        return found

    def count(self) -> None:
        """Count the tips of every value, and all that are left."""
        sums = {"all": Count("pk", filter=self.condition())}
        for name in ("tool", "minutes", "verified"):
            for value in single_values(name):
                here = self.condition(skip=name) & any_of(name, [value])
                sums[key_of(name, value)] = Count("pk", filter=here)
        found = Tip.objects.public().aggregate(**sums)
        self.total = found.pop("all")
        self.counts = {
            "sector": self.counted("sector"), "tool": self.counted("tool"),
            "minutes": {}, "verified": {},
        }  # fmt: skip
        for name in ("tool", "minutes", "verified"):
            for value in single_values(name):
                self.counts[name][value] = found[key_of(name, value)]

    def counted(self, name: str) -> dict[str, int]:
        rows = Tip.objects.public().filter(self.condition(skip=name))
        slug = f"{name}s__slug"
        pairs = rows.exclude(**{slug: None}).order_by().values_list(slug)
        return dict(pairs.annotate(Count("pk", distinct=True)))

    @property
    def facets(self) -> list[dict[str, Any]]:
        found = [
            {"name": name, "param": PARAMS[name][0], "heading": PARAMS[name][1],
             "options": self.options(name)}
            for name in PARAMS
        ]  # fmt: skip
        return [facet for facet in found if facet["options"]]

    def options(self, name: str) -> list[dict[str, Any]]:
        picked, counts = self.asked.chosen.get(name, ()), self.counts[name]
        return [
            {"value": value, "label": label, "count": counts.get(value, 0),
             "chosen": value in picked}
            for value, label in self.labels[name].items()
            if counts.get(value) or value in picked
        ]  # fmt: skip

    @property
    def chips(self) -> list[dict[str, Any]]:
        return [
            {"label": self.labels[name][value], "query": self.asked.without(name, value).query()}
            for name, values in self.asked.chosen.items()
            for value in values
        ]  # fmt: skip

    @property
    def last(self) -> int:
        return min(max(-(-self.total // SIZE), 1), LAST_PAGE)

    @property
    def number(self) -> int:
        return min(self.asked.page, self.last)

    def page(self) -> list[Tip]:
        start = (self.number - 1) * SIZE
        rows = with_labels(Tip.objects.public().filter(self.condition()))
        return list(rows.with_people().newest()[start : start + SIZE])

    @property
    def page_links(self) -> list[dict[str, Any]]:
        near = {1, self.last, self.number - 1, self.number, self.number + 1}
        return [
            {"number": n, "query": self.asked.query(n), "current": n == self.number}
            for n in sorted(near)
            if 1 <= n <= self.last and self.last > 1
        ]

    @property
    def query(self) -> str:
        return self.asked.query(self.number)


def values_there_are() -> dict[str, Labels]:
    """Return {facet: {value: words}} in their order: 2 queries."""
    return {
        "sector": vocabulary(Sector),
        "tool": {ANY: _("Any AI assistant")} | vocabulary(Tool),
        "minutes": {value: words for value, words, *_span in MINUTES},
        "verified": {VERIFIED: _("Verified by a trainer or editor")},
    }


def vocabulary(model: type[Sector] | type[Tool]) -> Labels:
    return dict(model.objects.filter(locale__language_code="vi").values_list("slug", "label"))  # fmt: skip


def single_values(name: str) -> Iterable[str]:
    """Return the values that stand in the tip's own row."""
    own = {
        "tool": [ANY],
        "verified": [VERIFIED],
        "minutes": [v for v, *_rest in MINUTES],
    }
    return own[name]


def key_of(name: str, value: str) -> str:
    return f"{name}_{value}".replace("-", "_")


def any_of(name: str, values: Iterable[str]) -> Q:
    """Return the condition that a tip has any of these values of a facet."""
    found = Q(pk__in=[])
    if name == "verified":
        return Q(verified_at__isnull=False)
    if name == "minutes":
        for value, _words, low, high in MINUTES:
            found |= Q(minutes_saved__range=(low, high)) if value in values else Q()
        return found
    field = {"sector": Tip.sectors, "tool": Tip.tools}[name]
    rows = field.through.objects.filter(**{f"{name}__slug__in": list(values)})
    found |= Q(pk__in=rows.values("tip"))
    return found | Q(any_assistant=True) if ANY in values and name == "tool" else found


def page_number(text: str) -> int:
    digits = text.isascii() and text.isdigit() and len(text) < 5
    return min(max(int(text), 1), LAST_PAGE) if digits else 1
