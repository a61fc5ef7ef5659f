"""The moderators' queue as cases: what is asked, where it stands, until when."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from .. import expecting
from ..models import Picture, Report, Revision, Words, give_pictures
from ..models.about import name_of
from ..models.things import key_of
from . import photos, places, queue
from .wording import title_of, words_of, words_then

SHOWN, NEW = Picture.State.SHOWN, Picture.State.WAITING


@dataclass
class Case:
    """`words` is what is to be decided on; `before` the public text that it would replace."""

    kind: str
    thing: Words
    words: str
    since: datetime
    title: str = ""
    before: str = ""
    revision: Revision | None = None
    reports: list[Report] = field(default_factory=list)
    place: places.Place | None = None
    pictures: list[Picture] = field(default_factory=list)

    @property
    def due(self) -> datetime:
        return expecting.due(self.since)

    @property
    def late(self) -> bool:
        return self.due < timezone.now()

    @property
    def key(self) -> str:
        return key_of(self.thing)

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.key}-{self.thing.pk}"


def waiting() -> list[Case]:
    return [
        Case("cho", thing, words_of(thing), queue.written(thing), title_of(thing))
        for thing in queue.waiting()
    ]


def changes() -> list[Case]:
    return [
        Case(
            "sua",
            row.thing,
            words_then(row),
            row.at,
            row.title,
            words_of(row.thing),
            row,
        )
        for row in queue.changes()
    ]


def reported() -> list[Case]:
    """Return one case for each thing that has been reported, with all its reports."""
    cases: dict[tuple[str, int], Case] = {}
    for report in queue.reports():
        thing = report.thing
        at = (name_of(thing), thing.pk)
        new = Case("bao", thing, words_of(thing), report.at, title_of(thing))
        cases.setdefault(at, new).reports.append(report)
    return list(cases.values())


LISTS: dict[str, Callable[[], list[Case]]] = {
    "cho-duyet": waiting,
    "sua-doi": changes,
    "bao-xau": reported,
}


def read(which: str) -> list[Case]:
    """Return the cases of a list, nearly late first, each with its place and pictures."""
    found = sorted(LISTS[which](), key=lambda case: case.due)
    located = places.of_many({c.thing.discussion.pk: c.thing.discussion for c in found}.values())  # fmt: skip
    things = [case.thing for case in found]
    if which == "cho-duyet":
        photos.give(things)
    else:
        give_pictures(things, NEW if which == "sua-doi" else SHOWN)
    for case in found:
        case.pictures = case.thing.pictures
        case.place = located.get(case.thing.discussion.pk)
    return found
