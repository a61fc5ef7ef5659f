"""Who decided what on whose words, and why: rows for good."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .about import THINGS, About, AboutQuerySet, one_of
from .append_only import AppendOnly, AppendOnlyQuerySet
from .statuses import Reason


class DecisionQuerySet(AppendOnlyQuerySet, AboutQuerySet):
    def newest(self) -> "DecisionQuerySet":
        return self.order_by("-pk")


class Decision(AppendOnly, About):
    """`edit` decisions are on a change of the words, the others on the whole."""

    class What(models.TextChoices):
        APPROVE = "approve", pgettext_lazy("decision", "approved")
        DECLINE = "decline", pgettext_lazy("decision", "not accepted")
        APPROVE_EDIT = "approve-edit", pgettext_lazy("decision", "change approved")
        DECLINE_EDIT = "decline-edit", pgettext_lazy("decision", "change not accepted")
        HIDE = "hide", pgettext_lazy("decision", "hidden")
        HIDE_BRANCH = (
            "hide-branch",
            pgettext_lazy("decision", "hidden with its answers"),
        )
        HIDE_WITH = (
            "hide-with",
            pgettext_lazy("decision", "hidden with the words above"),
        )
        SHOW = "show", pgettext_lazy("decision", "shown again")
        REMOVE = "remove", pgettext_lazy("decision", "removed")
        WITHDRAW = "withdraw", pgettext_lazy("decision", "taken back by its author")
        PUT_BACK = "put-back", pgettext_lazy("decision", "put back by its author")
        PIN = "pin", pgettext_lazy("decision", "pinned")
        UNPIN = "unpin", pgettext_lazy("decision", "no longer pinned")
        CLOSE = "close", pgettext_lazy("decision", "closed for writing")
        OPEN = "open", pgettext_lazy("decision", "opened for writing")
        VERIFY = "verify", pgettext_lazy("decision", "verified")
        UNVERIFY = "unverify", pgettext_lazy("decision", "no longer verified")
        RECHECK = "recheck", pgettext_lazy("decision", "to be checked again")
        APPROVE_NOTE = "approve-note", pgettext_lazy("decision", "note approved")
        AGREE = "agree", pgettext_lazy("decision", "author of the answer agreed")
        REFUSE = (
            "refuse",
            pgettext_lazy("decision", "author of the answer did not agree"),
        )
        LESSON = "lesson", pgettext_lazy("decision", "lesson begun from it")
        TEXT_OUT = "text-out", pgettext_lazy("decision", "earlier text taken out")
        DECLINE_NOTE = "decline-note", pgettext_lazy("decision", "note not accepted")

    what = models.CharField(
        pgettext_lazy("of a decision", "what"), max_length=12, choices=What.choices
    )
    reason = models.CharField(
        pgettext_lazy("of a decision", "reason"), max_length=10, blank=True,
        choices=Reason.choices,
    )  # fmt: skip
    note = models.CharField(_("words to the author"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("by whom"),
    )  # fmt: skip
    at = models.DateTimeField(pgettext_lazy("of a decision", "when"), auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on a post")
        verbose_name_plural = _("decisions on posts")
        constraints = [
            models.CheckConstraint(
                condition=one_of(*THINGS), name="decision_on_one_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.pk}"
