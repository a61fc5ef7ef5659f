"""What a member keeps for later. Nobody else sees it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .about import THINGS, About, AboutQuerySet, one_of
from .discussions import in_public_place
from .statuses import Status


class SaveQuerySet(AboutQuerySet):
    def still_there(self) -> "SaveQuerySet":
        """Leave out what is no longer public: it comes back when that does."""
        comment = models.Q(comment__status=Status.PUBLIC)
        comment &= in_public_place("comment__discussion__")
        other = models.Q(topic__status=Status.PUBLIC) | models.Q(tip__status=Status.PUBLIC)  # fmt: skip
        return self.filter(other | comment)


class Save(About):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saves",
        verbose_name=_("member"),
    )  # fmt: skip
    at = models.DateTimeField(pgettext_lazy("of a save", "when"), auto_now_add=True)

    objects = SaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("thing kept for later")
        verbose_name_plural = _("things kept for later")
        constraints = [
            models.CheckConstraint(condition=one_of(*THINGS), name="save_of_one_thing"),
            models.UniqueConstraint(fields=["user", "topic"], name="save_topic_once"),
            models.UniqueConstraint(
                fields=["user", "comment"], name="save_comment_once"
            ),
            models.UniqueConstraint(fields=["user", "tip"], name="save_tip_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.at:%Y-%m-%d %H:%M}"
