"""What a member is told: rows written in the transaction of the act."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.models import User
from lessons.visible import shown_to_all

from .about import About, AboutQuerySet
from .discussions import Discussion, in_public_place
from .statuses import GONE, Reason, Status
from .tips import Consent


class Verb(models.TextChoices):
    REPLY = "reply", pgettext_lazy("notice", "answered you")
    MENTION = "mention", pgettext_lazy("notice", "named you")
    FOLLOWED = "followed", pgettext_lazy("notice", "wrote where you follow")
    ACCEPTED = "accepted", pgettext_lazy("notice", "accepted your answer")
    APPROVED = "approved", pgettext_lazy("notice", "your words are public")
    DECLINED = "declined", pgettext_lazy("notice", "your words were not accepted")
    HIDDEN = "hidden", pgettext_lazy("notice", "your words are hidden")
    REMOVED = "removed", pgettext_lazy("notice", "your words were removed")
    SHOWN = "shown", pgettext_lazy("notice", "your words are shown again")
    SETTLED = "settled", pgettext_lazy("notice", "your report was looked at")
    TAKEN_BACK = (
        "taken-back",
        pgettext_lazy(
            "notice",
            "what you reported was taken back before anybody looked. If you see it again, please report it again",
        ),
    )
    CONSENT = (
        "consent",
        pgettext_lazy(
            "notice", "would like to make a tip of your answer: do you agree?"
        ),
    )
    AGREED = "agreed", pgettext_lazy("notice", "agrees that the answer becomes a tip")
    REFUSED = (
        "refused",
        pgettext_lazy(
            "notice",
            "would rather keep the answer where it stands. Thank you for asking",
        ),
    )
    LAPSED = (
        "lapsed",
        pgettext_lazy(
            "notice",
            "the answer that you wanted to make a tip of was taken back by its author",
        ),
    )
    LESSON = "lesson", pgettext_lazy("notice", "There is a lesson on this question now")
    TEXT_OUT = (
        "text-out",
        pgettext_lazy(
            "notice", "a moderator has taken an earlier text of your words out"
        ),
    )
    VERIFIED = "verified", pgettext_lazy("notice", "verified your tip")
    RECHECK = "recheck", pgettext_lazy("notice", "your tip is to be checked again")

    LOCKED = "locked", pgettext_lazy("notice", "you cannot write for a while")
    UNLOCKED = "unlocked", pgettext_lazy("notice", "you may write again")
    JUDGED = "judged", pgettext_lazy("notice", "your objection was decided")


# They speak of what somebody else wrote, and go when that is no longer public.
OF_OTHERS = (Verb.REPLY, Verb.MENTION, Verb.FOLLOWED, Verb.LESSON)
# Told once for each thing, however often it is edited, hidden or shown again.
ONCE = (Verb.REPLY, Verb.MENTION, Verb.ACCEPTED, Verb.LESSON)


class NoticeQuerySet(AboutQuerySet):
    def to(self, user: User) -> "NoticeQuerySet":
        return self.filter(recipient=user)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def valid(self) -> "NoticeQuerySet":
        """Leave out what speaks of words that are no longer public, and questions that
        are answered or taken back.
        """
        thing = models.Q(comment__isnull=True) | models.Q(comment__status=Status.PUBLIC)
        seen = thing & in_public_place("discussion__")
        rows = self.filter(~models.Q(verb__in=OF_OTHERS) | seen)
        asked = models.Q(tip__consent=Consent.ASKED) & ~models.Q(tip__status__in=GONE)
        written = models.Exists(
            shown_to_all().filter(pk=models.OuterRef("topic__lesson"))
        )
        rows = rows.filter(~models.Q(verb=Verb.CONSENT) | asked)
        return rows.filter(~models.Q(verb=Verb.LESSON) | models.Q(written))


# They lead to what was decided against a member, not to the words alone.
OF_LOCKS = (Verb.LOCKED, Verb.UNLOCKED, Verb.JUDGED)


class Notice(About):
    """`topic`, `comment` or `tip` is what it speaks of, `discussion` where that stands."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices",
        verbose_name=_("who is told"),
    )  # fmt: skip
    verb = models.CharField(
        pgettext_lazy("of a notice", "what happened"), max_length=10,
        choices=Verb.choices,
    )  # fmt: skip
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("who did it"),
    )  # fmt: skip
    discussion = models.ForeignKey(
        Discussion, models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name=_("discussion"),
    )  # fmt: skip
    reason = models.CharField(
        pgettext_lazy("of a notice", "reason"), max_length=10, blank=True,
        choices=Reason.choices,
    )  # fmt: skip
    at = models.DateTimeField(
        pgettext_lazy("of a notice", "when"), default=timezone.now
    )
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice to a member")
        verbose_name_plural = _("notices to members")
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notice_of_recipient"),
            models.Index(
                fields=["recipient"], condition=models.Q(read_at=None),
                name="notice_unread",
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "verb", "comment"],
                condition=models.Q(verb__in=["reply", "mention", "accepted"]),
                name="notice_of_comment_once",
            ),
            models.UniqueConstraint(
                fields=["recipient", "topic"],
                condition=models.Q(verb="mention", comment=None),
                name="notice_of_topic_once",
            ),
            models.UniqueConstraint(
                fields=["recipient", "topic"],
                condition=models.Q(verb="lesson"),
                name="notice_of_lesson_once",
            ),
            models.UniqueConstraint(
                fields=["recipient", "discussion"],
                condition=models.Q(verb="followed", read_at=None),
                name="notice_of_followed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id} {self.verb}"

    @property
    def of_lock(self) -> bool:
        return self.verb in OF_LOCKS

    @property
    def words(self) -> str:
        """The comment it speaks of, where that is one's own or was told as public."""
        if self.comment is None:
            return ""
        own = self.comment.user_id == self.recipient_id
        return self.comment.comment if own or self.verb in OF_OTHERS else ""

    @property
    def is_of_person(self) -> bool:
        """Whether the sentence begins with somebody's name."""
        return self.verb in {*OF_OTHERS, Verb.ACCEPTED}
