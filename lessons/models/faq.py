"""Frequently asked questions: each a page, all of them one document."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from .base import ContentPage
from .section import ListedPages, SectionPage


class FAQIndexPage(SectionPage):
    parent_page_types = ["lessons.DocumentIndexPage"]
    subpage_types = ["lessons.FAQPage"]
    max_count_per_parent = 1
    listed = ListedPages("lessons.FAQPage", page_size=100)

    class Meta:
        verbose_name = _("frequently asked questions")


class FAQPage(ContentPage):
    """The title is the question."""

    REVIEW_AFTER = timedelta(days=180)

    answer = models.TextField(
        _("answer"), blank=True, help_text=_("At most 80 syllables.")
    )
    link = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page to go on with"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    requires = models.CharField(max_length=40, blank=True, editable=False)
    audiences = ParentalManyToManyField(
        "lessons.Audience", verbose_name=_("audiences"), blank=True, related_name="+"
    )
    topics = ParentalManyToManyField(
        "lessons.Topic", verbose_name=_("topics"), blank=True, related_name="+"
    )

    summary_needed = False
    expert_needed = False
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("answer"),
        FieldPanel("link"),
    ]
    search_fields = [*ContentPage.search_fields, index.SearchField("answer")]
    parent_page_types = ["lessons.FAQIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
