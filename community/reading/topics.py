"""One topic with all that its page says of it: one query."""

from django.db.models import (
    BooleanField,
    DateTimeField,
    Exists,
    OuterRef,
    StringAgg,
    Subquery,
    Value,
)

from lessons.visible import shown_to_all

from ..models import Decision, Follow, Lock, Save, Status, Tag, Tip, Topic
from ..permissions import Person
from .photos import photos


def whole(person: Person):
    """Return topics with author, place, chosen answer, tags, and what the reader did."""
    rows = Topic.objects.with_people().select_related(
        "accepted__user__profile", "author", "space"
    )
    tags = Tag.objects.filter(topics=OuterRef("pk")).values("topics")
    tags = tags.annotate(names=StringAgg("name", delimiter=Value("\n"))).values("names")
    made = Tip.objects.of_answer(OuterRef("accepted"))
    rows = rows.annotate(
        tip_key=Subquery(made.values("pk")[:1]),
        tip_title=Subquery(made.filter(status=Status.PUBLIC).values("title")[:1]),
        has_lesson=Exists(shown_to_all().filter(pk=OuterRef("lesson"))),
    )
    return rows.select_related("lesson").annotate(
        photos=photos("topic"),
        tag_names=Subquery(tags),
        followed=following(person),
        kept=kept(person),
        locked_until=locked(person),
    )


def following(person: Person):
    if person.key is None:
        return Value(False, output_field=BooleanField())
    rows = Follow.objects.filter(user=person.key, muted=False)
    return Exists(rows.filter(discussion__topic=OuterRef("pk")))


def kept(person: Person):
    if person.key is None:
        return Value(False, output_field=BooleanField())
    return Exists(Save.objects.filter(user=person.key, topic=OuterRef("pk")))


def locked(person: Person):
    """Return until when writing is closed to the reader, NULL for most."""
    if person.key is None:
        return Value(None, output_field=DateTimeField())
    return Subquery(Lock.objects.of(person.user).running().values("until")[:1])


def reason_of(thing: Topic | Tip) -> Decision | None:
    """Return the newest decision with a class of reason on a topic or tip."""
    rows = Decision.objects.about(thing).exclude(reason="")
    return rows.newest().first()
