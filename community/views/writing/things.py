"""The topic or comment that an address names, for who may see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from ...models import HubComment, Topic
from ...permissions import Act, Person, may

TOPIC, COMMENT = "t", "bl"
KINDS = f"{TOPIC}|{COMMENT}"
Words = Topic | HubComment


def thing_of(person: Person, kind: str, pk: int) -> Words:
    """Return the thing, or answer 404 also where it is not this person's to see."""
    if kind == TOPIC:
        rows = Topic.objects.select_related("discussion", "space", "author__profile")
        found: Words = get_object_or_404(rows, pk=pk)
        found.discussion.topic = found
    elif kind == COMMENT:
        rows = HubComment.objects.select_related("discussion__topic", "user__profile")
        found = get_object_or_404(rows, pk=pk)
    else:
        raise Http404
    if not may(person, Act.READ, found):
        raise Http404
    return found


def words_of(thing: Words) -> str:
    return thing.body if isinstance(thing, Topic) else thing.comment


def kind_of(thing: Words) -> str:
    return TOPIC if isinstance(thing, Topic) else COMMENT
