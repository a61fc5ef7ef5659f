"""Pictures of members: beside a topic, an answer or a tip, seen by whom sees that."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.models import User

from .about import THINGS, About, AboutQuerySet, name_of, one_of
from .decisions import Decision
from .statuses import GONE

MOST = 4
HELD_FOR = timedelta(days=1)
# So long a removal may be undone with its pictures; then their files go for good.
KEPT_GONE = timedelta(days=30)


def new_key() -> str:
    """Return the name of a picture in its address: 131 bits that nobody guesses."""
    return get_random_string(22)


class PictureQuerySet(AboutQuerySet):
    def shown(self) -> "PictureQuerySet":
        """Those that stand beside their words: who reads these sees them."""
        return self.filter(state=Picture.State.SHOWN).order_by("position", "pk")

    def waiting(self) -> "PictureQuerySet":
        """Those that a change of public words brings once it is approved."""
        return self.filter(state=Picture.State.WAITING).order_by("position", "pk")

    def held(self, user: User, form_key: str) -> "PictureQuerySet":
        """Those that wait in a form which has not been sent."""
        rows = self.filter(by=user, form_key=form_key, state=Picture.State.HELD)
        return rows.order_by("pk")

    def left_over(self) -> "PictureQuerySet":
        """Those of forms that were never sent, and of words that are gone for good."""
        now = timezone.now()
        found = models.Q(state=Picture.State.HELD, added_at__lt=now - HELD_FOR)
        for name in THINGS:
            lately = Decision.objects.filter(
                **{name: models.OuterRef(name)}, at__gte=now - KEPT_GONE
            )
            found |= models.Q(**{f"{name}__status__in": GONE}) & ~models.Exists(lately)
        return self.filter(found)


class Picture(About):
    """`file` and `thumb` are JPEGs made by hub.files.shrink; nothing else is kept of what
    was sent. `form_key` names the form it came by: a double tap brings it once.
    """

    class State(models.TextChoices):
        HELD = "held", pgettext_lazy("of a picture", "In a form not sent yet")
        WAITING = "waiting", pgettext_lazy("of a picture", "Waiting for approval")
        SHOWN = "shown", pgettext_lazy("of a picture", "Beside its words")

    key = models.CharField(max_length=22, unique=True, default=new_key)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="pictures", verbose_name=_("author"),
    )  # fmt: skip
    state = models.CharField(
        pgettext_lazy("of a picture", "state"), max_length=10, choices=State.choices,
        default=State.HELD,
    )  # fmt: skip
    alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    file = models.FileField(_("picture"), upload_to="pictures")
    thumb = models.FileField(_("small picture"), upload_to="pictures")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    thumb_width = models.PositiveIntegerField(default=0)
    thumb_height = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    form_key = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField(_("added at"), default=timezone.now)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a member", "picture")
        verbose_name_plural = pgettext_lazy("of members", "pictures")
        constraints = [
            models.CheckConstraint(
                condition=one_of(*THINGS)
                | models.Q(state="held", topic=None, comment=None, tip=None),
                name="picture_of_one_thing",
            )
        ]
        indexes = [
            models.Index(fields=["by", "form_key"], name="picture_of_form"),
        ]

    def __str__(self) -> str:
        return f"picture {self.pk}"

    @property
    def url(self) -> str:
        return reverse("community:picture", args=[self.key])

    @property
    def thumb_url(self) -> str:
        return reverse("community:picture-small", args=[self.key])

    def drop(self) -> None:
        """Delete the row now, and the files once that is sure."""
        files = [self.file, self.thumb]
        self.delete()
        for file in files:
            drop_file(file.storage, file.name)


def drop_file(storage: Any, name: str) -> None:
    transaction.on_commit(lambda: storage.delete(name))


def give_pictures(things: Iterable[models.Model], state: str = "shown") -> None:
    """Give each topic, comment and tip `pictures`, in order: one query."""
    things = list(things)
    found: dict[tuple[str, int], list[Picture]] = defaultdict(list)
    rows = Picture.objects.about(*things).filter(state=state)
    for one in rows.order_by("position", "pk") if things else ():
        for name in THINGS:
            if key := getattr(one, f"{name}_id"):
                found[name, key].append(one)
    for thing in things:
        thing.pictures = found[name_of(thing), thing.pk]
