"""One tip with all that its page says of it, and the trials below it."""

from typing import NamedTuple

from django.db.models import BooleanField, Count, Exists, OuterRef, Q, Value
from django.urls import reverse
from wagtail.models import Page

from hub.links.models import ShortLink
from lessons.visible import shown_to_all

from ..models import Follow, HubComment, Revision, Save, Tip, Trial
from ..models.tips import TipQuerySet
from ..permissions import Person
from .labels import with_labels
from .photos import photos
from .topics import locked

SHOWN = 10


class Verdict(NamedTuple):
    """How a tip went with one tool; no name is another assistant."""

    tool: str | None
    worked: int
    failed: int


def whole(person: Person) -> TipQuerySet:
    """Return tips with author, verifier, source, labels and what the reader did."""
    rows = with_labels(Tip.objects.with_people()).select_related(
        "author", "verified_by__profile", "source_comment__user__profile",
        "source_comment__discussion__topic",
    )  # fmt: skip
    past = Revision.objects.filter(tip=OuterRef("pk"), state=Revision.State.PAST)
    return rows.annotate(
        was_changed=Exists(past), followed=following(person), kept=kept(person),
        locked_until=locked(person), photos=photos("tip"),
    )  # fmt: skip


def following(person: Person):
    if person.key is None:
        return Value(False, output_field=BooleanField())
    rows = Follow.objects.filter(user=person.key, muted=False)
    return Exists(rows.filter(discussion__tip=OuterRef("pk")))


def kept(person: Person):
    if person.key is None:
        return Value(False, output_field=BooleanField())
    return Exists(Save.objects.filter(user=person.key, tip=OuterRef("pk")))


def page_of(tip: Tip) -> Page | None:
    """Return the lesson or guide that the tip belongs to, if everybody may read it."""
    return shown_to_all().filter(pk=tip.about_id).first() if tip.about_id else None


def source_of(tip: Tip) -> HubComment | None:
    """Return the answer that the tip is made of, while it is public."""
    answer = tip.source_comment
    public = answer and HubComment.objects.public().filter(pk=answer.pk).exists()
    return answer if public else None


def verdicts(tip: Tip) -> list[Verdict]:
    """Return how it went with each tool: one query."""
    yes, no = Count("pk", filter=Q(worked=True)), Count("pk", filter=Q(worked=False))
    rows = tip.trials.order_by("tool__sort_order").values_list("tool__label")
    return (
        [Verdict(*row) for row in rows.annotate(yes=yes, no=no)]
        if tip.trial_count
        else []
    )


def trials(tip: Tip) -> list[Trial]:
    """Return the newest trials with who, tool, day: one query."""
    if not tip.trial_count:
        return []
    rows = tip.trials.latest().select_related("user__profile", "tool")
    return list(rows[:SHOWN])


def mine(tip: Tip, person: Person) -> list[Trial]:
    if person.key is None or not tip.trial_count:
        return []
    return list(tip.trials.by(person.user).latest().select_related("tool"))


def short_address(tip: Tip) -> str:
    """Return the path of the tip's short link, made when it became public."""
    path = reverse("community:tip-short", args=[tip.pk])
    link = ShortLink.objects.filter(path=path).first()
    return link.get_absolute_url() if link else tip.get_absolute_url()
