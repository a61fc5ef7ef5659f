"""Pictures that come with the rows of a thread: read in the rows' own query."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import CharField, Model, OuterRef, StringAgg, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from ..models import Picture

PARTS = ("position", "key", "thumb_width", "thumb_height", "alt")


class Photo(NamedTuple):
    """What a page says of a picture; `position` puts those of one thing in order."""

    position: int
    key: str
    thumb_width: int
    thumb_height: int
    alt: str

    @property
    def url(self) -> str:
        return reverse("community:picture", args=[self.key])

    @property
    def thumb_url(self) -> str:
        return reverse("community:picture-small", args=[self.key])


def photos(name: str) -> Subquery:
    """Return the pictures of a row as text, a line each; `name` is one of THINGS."""
    line = [Value(" ")] * (2 * len(PARTS) - 1)
    line[::2] = [Cast(part, CharField()) for part in PARTS]
    rows = Picture.objects.filter(**{name: OuterRef("pk")}, state=Picture.State.SHOWN)
    said = StringAgg(Concat(*line), delimiter=Value("\n"), output_field=CharField())
    return Subquery(rows.order_by().values(name).annotate(said=said).values("said"))


def give(things: Iterable[Model]) -> None:
    """Give each thing that was read with `photos` its `pictures`, in order."""
    for thing in things:
        lines = (getattr(thing, "photos", None) or "").splitlines()
        thing.pictures = sorted(photo(line) for line in lines)


def photo(line: str) -> Photo:
    position, key, width, height, alt = line.split(" ", 4)
    return Photo(int(position), key, int(width), int(height), alt)
