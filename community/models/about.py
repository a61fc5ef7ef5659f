"""Rows that concern a topic, a comment or a tip."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


def one_of(*names: str) -> models.Q:
    """Return the condition that exactly one of these columns is filled."""
    some = models.Q()
    for name in names:
        others = {f"{other}__isnull": other != name for other in names}
        some |= models.Q(**others)
    return some


THINGS = ("topic", "comment", "tip")
COLUMNS = {"topic": "topic", "hubcomment": "comment", "tip": "tip"}


class AboutQuerySet(models.QuerySet):
    def about(self, *things: models.Model) -> "AboutQuerySet":
        """Return the rows that concern any of these topics, comments and tips."""
        wanted = models.Q(pk__in=[])
        for name in THINGS:
            keys = [thing.pk for thing in things if name_of(thing) == name]
            wanted |= models.Q(**{f"{name}__in": keys}) if keys else models.Q()
        return self.filter(wanted)


class About(models.Model):
    topic = models.ForeignKey(
        "community.Topic", models.CASCADE, null=True, blank=True,
        related_name="%(class)s_rows", verbose_name=_("thing: post"),
    )  # fmt: skip
    comment = models.ForeignKey(
        "community.HubComment", models.CASCADE, null=True, blank=True,
        related_name="%(class)s_rows", verbose_name=_("thing: comment"),
    )  # fmt: skip
    tip = models.ForeignKey(
        "community.Tip", models.CASCADE, null=True, blank=True,
        related_name="%(class)s_rows", verbose_name=_("thing: tip"),
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def thing(self) -> Any:
        """The topic, the comment or the tip."""
        return self.topic or self.comment or self.tip


def name_of(thing: models.Model) -> str:
    """Return the column that holds this thing: one of THINGS."""
    return COLUMNS[thing._meta.model_name]


def this(thing: models.Model) -> dict[str, models.Model]:
    """Return the values with which a row concerns this thing."""
    return {name_of(thing): thing}
