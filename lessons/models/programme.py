"""The programme and its phases. Every figure carries its date and its source."""

from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from ..blocks import CallBlock, FigureBlock
from .base import ContentPage
from .section import ListedPages, SectionPage


class ProgrammeIndexPage(SectionPage):
    parent_page_types = ["lessons.HomePage"]
    subpage_types = ["lessons.ProgrammePage"]
    max_count_per_parent = 1
    listed = ListedPages("lessons.ProgrammePage", page_size=24)

    class Meta:
        verbose_name = _("list of programmes")


class ProgrammePage(ContentPage):
    REVIEW_AFTER = timedelta(days=180)

    period = models.CharField(_("years"), max_length=40, blank=True)
    legal_base = models.CharField(_("legal base"), max_length=300, blank=True)
    body = RichTextField(_("what it is"), blank=True, features=["bold", "link", "ul"])
    note = models.CharField(_("note on the figures"), max_length=300, blank=True)
    figures = StreamField(
        [("figure", FigureBlock())], verbose_name=_("figures"), blank=True
    )
    figure_note = models.CharField(
        _("caution beside the figures"), max_length=300, blank=True
    )
    calls = StreamField([("call", CallBlock())], verbose_name=_("links"), blank=True)

    expert_needed = False
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("period"),
        FieldPanel("legal_base"),
        FieldPanel("body"),
        FieldPanel("figures"),
        FieldPanel("figure_note"),
        FieldPanel("note"),
        FieldPanel("calls"),
    ]
    search_fields = [*ContentPage.search_fields, index.SearchField("body")]
    parent_page_types = ["lessons.ProgrammeIndexPage"]
    subpage_types = ["lessons.PhasePage"]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        context = super().get_context(request, *args, **kwargs)
        phases = PhasePage.objects.child_of(self).live().public()
        context["phases"] = phases.order_by("path")
        context["calls"] = [block.value for block in self.calls if block.value.shown]
        return context


class PhasePage(ContentPage):
    REVIEW_AFTER = timedelta(days=180)

    dates = models.CharField(_("dates"), max_length=80, blank=True)
    body = RichTextField(_("text"), blank=True, features=["bold", "link", "ul"])

    expert_needed = False
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("dates"),
        FieldPanel("body"),
    ]
    search_fields = [*ContentPage.search_fields, index.SearchField("body")]
    parent_page_types = ["lessons.ProgrammePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
