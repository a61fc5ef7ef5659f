"""A tip: a prompt that somebody else fills in and runs, with how it went for others."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from hub.accounts.models import User
from hub.vntext import blanks, slugify
from lessons.models import Sector, Tool

from .statuses import GONE, Status

STALE_AFTER = timedelta(days=90)


class Consent(models.TextChoices):
    """Of the author of the answer that a tip is made of. It lapses with an answer that is
    taken back unasked, and is asked again when that is put back.
    """

    NONE = "none", pgettext_lazy("consent to a tip", "Not needed")
    ASKED = "asked", pgettext_lazy("consent to a tip", "Asked")
    GIVEN = "given", pgettext_lazy("consent to a tip", "Given")
    REFUSED = "refused", pgettext_lazy("consent to a tip", "Refused")
    LAPSED = "lapsed", pgettext_lazy("consent to a tip", "The answer was taken back")


WITHHELD = (Consent.ASKED, Consent.REFUSED, Consent.LAPSED)


class Recheck(models.TextChoices):
    FAILURES = "failures", _("It failed twice in a row")
    GUIDE = "guide", _("Its tool looks different now")
    ASKED = "asked", _("Somebody of the staff asked for it")


class TipQuerySet(models.QuerySet):
    def public(self) -> "TipQuerySet":
        return self.filter(status=Status.PUBLIC)

    def by(self, user: User) -> "TipQuerySet":
        return self.filter(author=user)

    def waiting(self) -> "TipQuerySet":
        """Those that a moderator can decide on, the oldest first."""
        rows = self.filter(status=Status.PENDING).exclude(consent__in=WITHHELD)
        return rows.order_by("pk")

    def of_answer(self, comment: models.Model | models.OuterRef) -> "TipQuerySet":
        """What was made of an answer, or would have been, had its author agreed."""
        gone = models.Q(status__in=GONE) & ~models.Q(consent=Consent.REFUSED)
        return self.filter(source_comment=comment).exclude(gone).order_by("-pk")

    def verified(self) -> "TipQuerySet":
        return self.filter(verified_at__isnull=False)

    def stale(self) -> "TipQuerySet":
        """Public ones that nobody has tried for 90 days."""
        return self.public().filter(tried_at__lt=timezone.now() - STALE_AFTER)

    def to_recheck(self) -> "TipQuerySet":
        """Public ones that a trainer or editor should look at, the longest first."""
        return self.public().exclude(recheck_at=None).order_by("recheck_at", "pk")

    def of_page(self, page: Page) -> "TipQuerySet":
        """Those of a page, in whatever language it is read."""
        return self.filter(about__translation_key=page.translation_key)

    def newest(self) -> "TipQuerySet":
        return self.order_by("-public_at", "-pk")

    def followed_by(self, user: User) -> "TipQuerySet":
        rows = user.follows.filter(muted=False, discussion__tip=models.OuterRef("pk"))
        return self.filter(models.Exists(rows))

    def with_people(self) -> "TipQuerySet":
        """Read what a list shows of each tip in the same query."""
        return self.select_related("author__profile", "discussion")


class Tip(models.Model):
    """`tried_at` is when it was last tried or verified, or became public: 90 days later
    it is stale. `counted_from` is when its prompt was changed or verified: failures
    before that ask for no re-check. A tip made of an answer names it in
    `source_comment`, whose author is credited, and is never public before that person's
    `consent`.
    """

    title = models.CharField(pgettext_lazy("of a tip", "title"), max_length=120)
    problem = models.CharField(_("what it helps with"), max_length=300)
    prompt = models.TextField(_("prompt to copy"), blank=True)
    steps = models.TextField(_("how to do it"), blank=True)
    caution = models.CharField(_("what to take care of"), max_length=300, blank=True)
    input_sample = models.TextField(_("sample of what is typed in"), blank=True)
    result_sample = models.TextField(_("sample of what comes back"), blank=True)
    minutes_saved = models.PositiveSmallIntegerField(
        _("minutes saved each time"), null=True, blank=True
    )
    sectors = models.ManyToManyField(
        Sector, related_name="+", verbose_name=_("fields of work")
    )
    tools = models.ManyToManyField(
        Tool, blank=True, related_name="+", verbose_name=_("tools")
    )
    any_assistant = models.BooleanField(_("any AI assistant will do"), default=False)
    about = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("page it belongs to"),
    )  # fmt: skip
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="tips", verbose_name=_("author"),
    )  # fmt: skip
    sample_author = models.CharField(
        _("invented author of a sample"), max_length=60, blank=True
    )
    source_comment = models.ForeignKey(
        "community.HubComment", models.SET_NULL, null=True, blank=True,
        related_name="tips", verbose_name=_("answer it is made of"),
    )  # fmt: skip
    consent = models.CharField(
        _("consent of that answer's author"), max_length=10, choices=Consent.choices,
        default=Consent.NONE,
    )  # fmt: skip
    status = models.CharField(
        pgettext_lazy("of a tip", "state"), max_length=10, choices=Status.choices,
        default=Status.PENDING,
    )  # fmt: skip
    posted_at = models.DateTimeField(_("written at"), default=timezone.now)
    public_at = models.DateTimeField(_("public since"), null=True, blank=True)
    edited_at = models.DateTimeField(_("changed at"), null=True, blank=True)
    counted_from = models.DateTimeField(_("trials count since"), default=timezone.now)
    version = models.PositiveIntegerField(_("version of the words"), default=1)
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("verified by"),
    )  # fmt: skip
    worked = models.PositiveIntegerField(_("trials that worked"), default=0)
    failed = models.PositiveIntegerField(_("trials that failed"), default=0)
    tried_at = models.DateTimeField(_("last tried at"), default=timezone.now)
    recheck_at = models.DateTimeField(_("to be checked since"), null=True, blank=True)
    recheck_why = models.CharField(
        _("why it is to be checked"), max_length=10, choices=Recheck.choices, blank=True
    )
    withdrawn_from = models.CharField(
        pgettext_lazy("of a post", "state before it was taken back"), max_length=10,
        choices=Status.choices, blank=True, default="", db_default="",
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    client_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    seed_key = models.CharField(max_length=20, null=True, blank=True, unique=True)

    objects = TipQuerySet.as_manager()

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        indexes = [
            models.Index(fields=["status", "-public_at", "-id"], name="tip_newest"),
            models.Index(fields=["author", "-id"], name="tip_of_author"),
            models.Index(
                fields=["recheck_at"], condition=models.Q(recheck_at__isnull=False),
                name="tip_to_recheck",
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="public", consent__in=WITHHELD),
                name="tip_public_with_consent",
            ),
            models.UniqueConstraint(
                fields=["source_comment"],
                condition=~models.Q(status__in=["removed", "withdrawn"]),
                name="tip_of_answer_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("community:tip", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.title, max_length=60) or "meo"

    @property
    def is_sample(self) -> bool:
        return bool(self.sample_author)

    @property
    def blanks(self) -> list[str]:
        return blanks(self.prompt)

    @property
    def step_list(self) -> list[str]:
        return [line for line in self.steps.splitlines() if line.strip()]

    @property
    def trial_count(self) -> int:
        return self.worked + self.failed

    @property
    def is_stale(self) -> bool:
        return self.tried_at < timezone.now() - STALE_AFTER
