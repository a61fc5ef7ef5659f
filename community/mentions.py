"""Names in a text: `@Lan`, `@Cô Hoà`, `@lan-2`. Only people of the same thread count.
A name may be written with its tone in the old or the new place: `@Cô Hòa` is her too.
"""

import re
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from hub.vntext import placings

from .models import Discussion, HubComment, Profile, Status

AT = re.compile(r"(?<![\w@.])@([^\s@][^\n@]{0,79})")
MOST, WORDS = 10, 6
EDGE = ".,;:!?…)]}”\"'"


def found(text: str, discussion: Discussion) -> list[int]:
    """Return the keys of the people in the thread whom the text names, in its order."""
    heads = [list(readings(match[1])) for match in AT.finditer(text)][:MOST]
    names = {way for head in heads for name in head for way in (name, *placings(name))}
    if not names:
        return []
    known: dict[str, int] = {}
    for user, name, slug in people(discussion, names):
        known[slug] = known[name] = user
        for way in placings(name):
            known.setdefault(way, user)
    hits = [next((known[n] for n in head if n in known), None) for head in heads]
    return list(dict.fromkeys(hit for hit in hits if hit is not None))


def readings(text: str) -> Iterator[str]:
    """Yield what may be the name behind an @: six words, five, …, one."""
    words = text.split()[:WORDS]
    for many in range(len(words), 0, -1):
        name = " ".join(words[:many])
        yield name
        if (bare := name.rstrip(EDGE)) != name:
            yield bare


def people(discussion: Discussion, names: set[str]) -> list[tuple[int, str, str]]:
    """Return (user, name, slug) of those who wrote in the thread and bear such a name."""
    wrote = HubComment.objects.filter(
        discussion=discussion, status=Status.PUBLIC, user=OuterRef("user")
    )
    post = discussion.post
    asked = Q(user=post.author_id) if post else Q(pk__in=[])
    rows = Profile.objects.filter(Q(display_name__in=names) | Q(slug__in=names))
    rows = rows.filter(Exists(wrote) | asked, user__is_active=True)
    return list(rows.values_list("user", "display_name", "slug"))
