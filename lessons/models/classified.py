"""For whom a page is, what it is about, and which pages belong to it."""

from functools import cached_property

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultipleChooserPanel
from wagtail.models import Orderable, Page


class Classified(models.Model):
    """For whom a page is and what it is about; what lists are filtered by."""

    level = models.ForeignKey(
        "lessons.Level", verbose_name=_("level"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    audiences = ParentalManyToManyField(
        "lessons.Audience", verbose_name=_("audiences"), blank=True, related_name="+"
    )
    sectors = ParentalManyToManyField(
        "lessons.Sector", verbose_name=_("sectors"), blank=True, related_name="+"
    )
    topics = ParentalManyToManyField(
        "lessons.Topic", verbose_name=_("topics"), blank=True, related_name="+"
    )
    competencies = models.CharField(
        _("competencies"), max_length=120, blank=True,
        help_text=_("Component and grade, as in “6.1 CB2, 6.2 CB1”."),
    )  # fmt: skip

    class Meta:
        abstract = True

    @cached_property
    def audience_list(self) -> list:
        """Return the audiences, read once for all that shows them."""
        return list(self.audiences.all())


class RelatedPage(Orderable):
    """An ordered link from one page to another (terms, documents, lessons)."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="related_links")
    target = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("target")]

    def __str__(self) -> str:
        return str(self.target)


def classified_panels(*extra: str) -> list:
    """Return the panels of the tab “Who it is for”."""
    boxes = forms.CheckboxSelectMultiple
    return [
        FieldRowPanel(
            [FieldPanel("level", widget=forms.Select), FieldPanel("minutes")]
        ),
        FieldPanel("audiences", widget=boxes),
        FieldPanel("sectors", widget=boxes),
        FieldPanel("topics", widget=boxes),
        *(FieldPanel(name, widget=boxes) for name in extra),
        FieldPanel("competencies"),
        MultipleChooserPanel(
            "related_links",
            label=_("Terms, documents and lessons that belong to it"),
            chooser_field_name="target",
        ),
    ]
