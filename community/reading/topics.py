"""One topic with all that its page says of it: one query."""

from django.db.models import BooleanField, Exists, OuterRef, StringAgg, Subquery, Value

from ..models import Decision, Follow, Save, Tag, Topic
from ..permissions import Person
from .photos import photos


def whole(person: Person):
    """Return topics with author, place, chosen answer, tags, and what the reader did."""
    rows = Topic.objects.with_people().select_related(
        "accepted__user__profile", "author", "space"
    )
    tags = Tag.objects.filter(topics=OuterRef("pk")).values("topics")
    tags = tags.annotate(names=StringAgg("name", delimiter=Value("\n"))).values("names")
    return rows.annotate(
        photos=photos("topic"),
        tag_names=Subquery(tags),
        followed=following(person),
        kept=kept(person),
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


def reason_of(topic: Topic) -> Decision | None:
    """Return the newest decision with a class of reason on a topic."""
    rows = Decision.objects.about(topic).exclude(reason="")
    return rows.newest().first()
