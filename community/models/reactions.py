"""One tap of thanks: four kinds, one of each by a person, none on one's own words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .about import THINGS, About, AboutQuerySet, one_of


class ReactionKind(models.TextChoices):
    USEFUL = "useful", pgettext_lazy("reaction", "Useful")
    THANKS = "thanks", pgettext_lazy("reaction", "Thank you")
    TRIED = "tried", pgettext_lazy("reaction", "Tried it")
    AGREE = "agree", pgettext_lazy("reaction", "Agreed")


class Reaction(About):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reactions",
        verbose_name=_("member"),
    )  # fmt: skip
    kind = models.CharField(
        pgettext_lazy("of a reaction", "kind"), max_length=10,
        choices=ReactionKind.choices,
    )  # fmt: skip
    at = models.DateTimeField(pgettext_lazy("of a reaction", "when"), auto_now_add=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        constraints = [
            models.CheckConstraint(
                condition=one_of(*THINGS), name="reaction_to_one_thing"
            ),
            models.UniqueConstraint(
                fields=["topic", "user", "kind"], name="reaction_to_topic_once"
            ),
            models.UniqueConstraint(
                fields=["comment", "user", "kind"], name="reaction_to_comment_once"
            ),
            models.UniqueConstraint(
                fields=["tip", "user", "kind"], name="reaction_to_tip_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"
