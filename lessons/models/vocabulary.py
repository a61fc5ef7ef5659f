"""Ordered vocabularies. A page points at the Vietnamese row in every language: `slug`
is the same everywhere, and only `label` is translated when it is shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField


class VocabularyEntry(TranslatableMixin, index.Indexed, models.Model):
    slug = models.SlugField(_("code"), max_length=60)
    label = models.CharField(_("words readers see"), max_length=80)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("label"), FieldPanel("slug")]
    search_fields = [index.SearchField("label"), index.AutocompleteField("label")]
    override_translatable_fields = [
        TranslatableField("label"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("sort_order", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["sort_order", "label"]

    def __str__(self) -> str:
        return self.label


class Level(VocabularyEntry):
    """How far a reader has come; `sort_order` is the number that is shown."""

    class Meta(VocabularyEntry.Meta):
        verbose_name = _("level")
        verbose_name_plural = _("levels")


class Audience(VocabularyEntry):
    class Meta(VocabularyEntry.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Sector(VocabularyEntry):
    class Meta(VocabularyEntry.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class Topic(VocabularyEntry):
    class Meta(VocabularyEntry.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Tool(VocabularyEntry):
    class Meta(VocabularyEntry.Meta):
        verbose_name = _("tool")
        verbose_name_plural = _("tools")


class Need(VocabularyEntry):
    class Meta(VocabularyEntry.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
