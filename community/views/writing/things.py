"""The topic, comment or tip that an address names, for who may see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from ...models import HubComment, Tip, Topic, Words
from ...models.things import KEYS
from ...permissions import Act, Person, may

TOPIC, COMMENT, TIP = KEYS[Topic], KEYS[HubComment], KEYS[Tip]
KINDS = "|".join(KEYS.values())


def thing_of(person: Person, kind: str, pk: int) -> Words:
    """Return the thing, or answer 404 also where it is not this person's to see."""
    if kind == TOPIC:
        rows = Topic.objects.select_related("discussion", "space", "author__profile")
        found: Words = get_object_or_404(rows, pk=pk)
        found.discussion.topic = found
    elif kind == COMMENT:
        rows = HubComment.objects.select_related(
            "discussion__topic", "discussion__tip", "user__profile"
        )
        found = get_object_or_404(rows, pk=pk)
    elif kind == TIP:
        found = get_object_or_404(Tip.objects.with_people(), pk=pk)
        found.discussion.tip = found
    else:
        raise Http404
    if not may(person, Act.READ, found):
        raise Http404
    return found
