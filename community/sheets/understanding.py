"""What a row means: a number, a commune, a double; and what is wrong with it."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hub.accounts.phones import e164
from hub.places.models import Commune
from hub.vntext import fold

from ..models import ExpectedTrainer
from .reading import Row

KINDS = ("thi tran ", "phuong ", "xa ", "tt. ", "tt ", "p. ", "p.", "x. ", "x.")
NEAR = 0.6


@dataclass
class Person:
    """One row as understood. Its number is never shown whole."""

    line: int
    name: str
    unit: str
    written: str
    number: str = field(default="", repr=False)
    commune: str = ""
    place: str = ""
    nearest: str = ""
    nearest_code: str = ""
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.problems

    @property
    def masked(self) -> str:
        return f"… {self.number[-3:]}" if self.number else ""


def understand(rows: list[Row]) -> list[Person]:
    """Return what each row means, in the order of the sheet; nothing is saved."""
    places = Places()
    people = [person_of(row, places) for row in rows]
    known = ExpectedTrainer.objects.known(person.number for person in people)
    seen: dict[str, int] = {}
    for person in people:
        if not person.number:
            continue
        if first := seen.get(person.number):
            said = _("The same phone as in row %(line)d.") % {"line": first}
            person.problems.append(said)
        elif person.number in known:
            person.notes.append(_("Already brought in: stays as it is."))
        seen.setdefault(person.number, person.line)
    return people


def person_of(row: Row, places: "Places") -> Person:
    person = Person(row.line, row.name, row.unit, row.commune)
    if sum(letter.isalpha() for letter in row.name) < 2:
        person.problems.append(_("The name is missing."))
    try:
        person.number = e164(row.phone)
    except ValidationError as error:
        person.problems.append(error.messages[0])
    if row.commune:
        places.find(person)
    else:
        person.notes.append(_("No commune is given."))
    return person


class Places:
    """The communes by their folded names, with and without their kind."""

    def __init__(self) -> None:
        self.names: dict[str, list[Commune]] = {}
        for commune in Commune.objects.all():
            for name in (commune.name, str(commune)):
                self.names.setdefault(fold(name), []).append(commune)

    def find(self, person: Person) -> None:
        whole = fold(person.written)
        bare = whole
        for kind in KINDS:
            bare = bare.removeprefix(kind)
        found = self.names.get(whole) or self.names.get(bare.strip()) or []
        if len(found) == 1:
            person.commune, person.place = found[0].code, str(found[0])
            return
        close = [found[0]] if found else self.near(bare)
        if close:
            person.nearest, person.nearest_code = str(close[0]), close[0].code
            said = _("Commune “%(written)s” is not known. Nearest: %(nearest)s.")
        else:
            said = _("Commune “%(written)s” is not known.")
        person.notes.append(
            said % {"written": person.written, "nearest": person.nearest}
        )

    def near(self, name: str) -> list[Commune]:
        close = get_close_matches(name, self.names, n=1, cutoff=NEAR)
        return self.names[close[0]] if close else []
