"""A word explained in plain words. The list of all terms is a document of its own."""

from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.search import index

from .base import ContentPage
from .section import ListedPages, SectionPage


class TermIndexPage(SectionPage):
    parent_page_types = ["lessons.HomePage"]
    subpage_types = ["lessons.TermPage"]
    max_count_per_parent = 1
    listed = ListedPages("lessons.TermPage", order="title", page_size=200)

    class Meta:
        verbose_name = _("glossary")


class TermPage(ContentPage):
    """The title is the term."""

    REVIEW_AFTER = timedelta(days=365)

    meaning = models.CharField(
        _("in plain words"), max_length=250, blank=True,
        help_text=_("At most 25 syllables, and no harder word than the term itself."),
    )  # fmt: skip
    example = models.CharField(_("example"), max_length=160, blank=True)
    not_to_confuse = models.CharField(
        _("not to be confused with"), max_length=200, blank=True
    )
    english = models.CharField(_("English"), max_length=120, blank=True)
    audiences = ParentalManyToManyField(
        "lessons.Audience", verbose_name=_("audiences"), blank=True, related_name="+"
    )
    topics = ParentalManyToManyField(
        "lessons.Topic", verbose_name=_("topics"), blank=True, related_name="+"
    )
    competencies = models.CharField(_("competencies"), max_length=120, blank=True)

    summary_needed = False
    expert_needed = False
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("meaning"),
        FieldPanel("example"),
        FieldPanel("not_to_confuse"),
        FieldPanel("english"),
        MultipleChooserPanel(
            "related_links",
            label=_("Lessons and near words"),
            chooser_field_name="target",
        ),
    ]
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("meaning"),
        index.SearchField("example"),
        index.SearchField("english"),
    ]
    parent_page_types = ["lessons.TermIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        from ..reading import term_context

        return super().get_context(request, *args, **kwargs) | term_context(
            self, request
        )
