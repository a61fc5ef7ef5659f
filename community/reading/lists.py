"""Lists of topics: newest, followed, my commune, a space, open questions, one's own."""

from dataclasses import dataclass

from ..models import Space, Topic
from ..models.topics import TopicQuerySet
from ..permissions import Person

SIZE = 20


@dataclass
class ListPage:
    """A page of a list; nothing is counted, so `has_next` is all that is known."""

    topics: list[Topic]
    number: int
    has_next: bool


def feed(which: str, person: Person | None = None, space: Space | None = None) -> TopicQuerySet:  # fmt: skip
    """Return a list by its word in the address: `moi`, `theo-doi`, `xa-toi`,
    `chua-tra-loi`. The order is the same for everybody. KeyError for another word.
    """
    rows = FEEDS[which](Topic.objects.public(), person)
    return rows.filter(space=space) if space else rows


def newest(rows: TopicQuerySet, person: Person | None) -> TopicQuerySet:
    return rows.newest()


def followed(rows: TopicQuerySet, person: Person | None) -> TopicQuerySet:
    if person is None or person.key is None:
        return rows.none()
    return rows.followed_by(person.user).newest()


def my_commune(rows: TopicQuerySet, person: Person | None) -> TopicQuerySet:
    profile = getattr(person.user, "profile", None) if person and person.key else None
    commune = profile.commune_id if profile else None
    return rows.filter(commune=commune).newest() if commune else rows.none()


def unanswered(rows: TopicQuerySet, person: Person | None) -> TopicQuerySet:
    return rows.unanswered()


FEEDS = {
    "moi": newest,
    "theo-doi": followed,
    "xa-toi": my_commune,
    "chua-tra-loi": unanswered,
}


def page(rows: TopicQuerySet, number: int = 1) -> ListPage:
    """Return a page of a list with all that a line shows: one query."""
    start = (max(number, 1) - 1) * SIZE
    found = list(rows.with_people()[start : start + SIZE + 1])
    return ListPage(found[:SIZE], max(number, 1), len(found) > SIZE)
