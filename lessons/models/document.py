"""A support document: text on the page first, a file only as its twin."""

from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import DOCUMENT_BODY
from .base import ContentPage
from .classified import Classified, classified_panels
from .section import ListedPages, SectionPage


class DocumentIndexPage(SectionPage):
    parent_page_types = ["lessons.HomePage"]
    subpage_types = ["lessons.DocumentPage", "lessons.FAQIndexPage"]
    max_count_per_parent = 1
    listed = ListedPages(
        "lessons.DocumentPage", facets=("audience", "topic"), page_size=24
    )

    class Meta:
        verbose_name = _("list of documents")


class DocumentPage(Classified, ContentPage):
    REVIEW_AFTER = timedelta(days=365)

    kind = models.CharField(_("kind"), max_length=60, blank=True)
    version = models.CharField(_("version"), max_length=20, blank=True)
    print_note = models.CharField(_("how to print it"), max_length=120, blank=True)
    body = StreamField(DOCUMENT_BODY, verbose_name=_("text"), blank=True)
    file = models.ForeignKey(
        "files.HubDocument", verbose_name=_("file to download"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("version")]),
        FieldPanel("body"),
        FieldPanel("file"),
        FieldPanel("print_note"),
    ]
    related_panels = classified_panels()
    search_fields = [*ContentPage.search_fields, index.SearchField("body")]
    parent_page_types = ["lessons.DocumentIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = pgettext_lazy("type of page", "document")
        verbose_name_plural = pgettext_lazy("type of page", "documents")

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        from ..reading import related_context

        return super().get_context(request, *args, **kwargs) | related_context(
            self, request
        )
