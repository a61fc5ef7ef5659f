"""A guide to one tool. It grows old: `review_by` is at most 90 days away."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from ..blocks import GUIDE_BODY, StepBlock
from .base import ContentPage
from .classified import Classified, classified_panels
from .section import ListedPages, SectionPage

LINES = _("One on each line.")
TEXT = ["bold", "link", "ul"]


class ToolGuideIndexPage(SectionPage):
    parent_page_types = ["lessons.HomePage"]
    subpage_types = ["lessons.ToolGuidePage"]
    max_count_per_parent = 1
    listed = ListedPages(
        "lessons.ToolGuidePage",
        facets=("audience", "topic"),
        order="title",
        page_size=24,
    )

    class Meta:
        verbose_name = _("list of tool guides")


class ToolGuidePage(Classified, ContentPage):
    REVIEW_AFTER = timedelta(days=90)

    tool = models.ForeignKey(
        "lessons.Tool", verbose_name=_("tool"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    provider = models.CharField(_("provider"), max_length=120, blank=True)
    addresses = models.TextField(_("official addresses"), blank=True, help_text=LINES)
    where_to_find = models.CharField(_("where to find it"), max_length=250, blank=True)
    platforms = models.CharField(_("devices"), max_length=160, blank=True)
    sign_in = models.CharField(_("account"), max_length=160, blank=True)
    age = RichTextField(_("age"), blank=True, features=TEXT)
    cost = RichTextField(_("cost"), blank=True, features=TEXT)
    cost_as_of = models.CharField(
        _("cost as of"), max_length=40, blank=True,
        help_text=_("Month and year: words on prices grow old first."),
    )  # fmt: skip
    data_note = models.CharField(_("where the data go"), max_length=250, blank=True)
    examples = models.CharField(_("examples"), max_length=250, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)
    no_picture_reason = models.CharField(
        _("why steps have no picture"), max_length=160, blank=True
    )
    tries = models.TextField(_("things to try"), blank=True, help_text=LINES)
    body = StreamField(GUIDE_BODY, verbose_name=_("prompts and warnings"), blank=True)
    limits = RichTextField(_("limits"), blank=True, features=TEXT)
    privacy = RichTextField(_("privacy"), blank=True, features=TEXT)
    do_not = RichTextField(_("do not"), blank=True, features=TEXT)
    hands_on_needed = models.CharField(
        _("still to be tried by hand"), max_length=300, blank=True
    )
    hands_on_checked_at = models.DateField(_("tried by hand on"), null=True, blank=True)
    looks_changed_on = models.DateField(
        _("the tool looks different since"), null=True, blank=True, editable=False
    )
    hands_on_device = models.CharField(_("tried on"), max_length=120, blank=True)

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("tool"), FieldPanel("provider")]),
        FieldPanel("addresses"),
        FieldPanel("where_to_find"),
        FieldRowPanel([FieldPanel("platforms"), FieldPanel("sign_in")]),
        FieldPanel("age"),
        FieldPanel("cost"),
        FieldPanel("cost_as_of"),
        FieldPanel("data_note"),
        FieldPanel("examples"),
        FieldPanel("steps"),
        FieldPanel("no_picture_reason"),
        FieldPanel("tries"),
        FieldPanel("body"),
        FieldPanel("limits"),
        FieldPanel("privacy"),
        FieldPanel("do_not"),
        MultiFieldPanel(
            [
                FieldPanel("hands_on_needed"),
                FieldRowPanel(
                    [FieldPanel("hands_on_checked_at"), FieldPanel("hands_on_device")]
                ),
            ],
            heading=_("Tried by hand"),
        ),
    ]
    related_panels = classified_panels()
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("provider"),
        index.SearchField("steps"),
        index.SearchField("body"),
    ]
    parent_page_types = ["lessons.ToolGuideIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("tool guide")
        verbose_name_plural = _("tool guides")

    def with_content_json(self, content: dict[str, Any]) -> "ToolGuidePage":
        """The mark is a fact about the tool, not words of a revision: it stays."""
        page = super().with_content_json(content)
        page.looks_changed_on = self.looks_changed_on
        return page

    @property
    def address_list(self) -> list[str]:
        return [line.strip() for line in self.addresses.splitlines() if line.strip()]

    @property
    def try_list(self) -> list[str]:
        return [line.strip() for line in self.tries.splitlines() if line.strip()]

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        from ..reading import guide_context

        return super().get_context(request, *args, **kwargs) | guide_context(
            self, request
        )
