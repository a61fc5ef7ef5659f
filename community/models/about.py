"""Rows that concern either a topic or a comment."""

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


class AboutQuerySet(models.QuerySet):
    def about(self, *things: models.Model) -> "AboutQuerySet":
        """Return the rows that concern any of these topics and comments."""
        wanted = models.Q(pk__in=[])
        for name in ("topic", "comment"):
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

    class Meta:
        abstract = True

    @property
    def thing(self) -> Any:
        """The topic or the comment."""
        return self.topic or self.comment


def name_of(thing: models.Model) -> str:
    """Return the column that holds this thing: "topic" or "comment"."""
    return {"topic": "topic", "hubcomment": "comment"}[thing._meta.model_name]


def this(thing: models.Model) -> dict[str, models.Model]:
    """Return the values with which a row concerns this thing."""
    return {name_of(thing): thing}
