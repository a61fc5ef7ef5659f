"""A learning path: lessons in an order that works, which nobody has to keep."""

from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from ..blocks import CallBlock
from .base import ContentPage
from .classified import Classified, classified_panels
from .section import ListedPages, SectionPage


class PathIndexPage(SectionPage):
    parent_page_types = ["lessons.HomePage"]
    subpage_types = ["lessons.PathPage"]
    max_count_per_parent = 1
    listed = ListedPages(
        "lessons.PathPage", facets=("audience", "level", "sector"), page_size=24
    )

    class Meta:
        verbose_name = _("list of paths")


class PathPage(Classified, ContentPage):
    REVIEW_AFTER = timedelta(days=180)

    objective = models.CharField(
        _("outcome"), max_length=300, blank=True,
        help_text=_("Begins “Sau lộ trình này, bạn …”."),
    )  # fmt: skip
    minutes_note = models.CharField(
        _("note on the minutes"), max_length=120, blank=True
    )
    branch_text = models.CharField(
        _("how to choose a branch"), max_length=200, blank=True
    )
    branch_skip = models.CharField(
        _("how to go on without one"), max_length=120, blank=True
    )
    final_task = RichTextField(_("final task"), blank=True, features=["bold", "link"])
    review = StreamField(
        [("lesson", PageChooserBlock(page_type="lessons.LessonPage", label=_("Lesson")))],
        verbose_name=_("lessons whose questions come back"), blank=True,
    )  # fmt: skip
    calls = StreamField(
        [("call", CallBlock())], verbose_name=_("what comes next"), blank=True
    )
    needs = ParentalManyToManyField(
        "lessons.Need", verbose_name=_("what is needed"), blank=True, related_name="+"
    )

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("objective"),
        InlinePanel("items", heading=_("Stops"), label=_("Stop")),
        FieldPanel("branch_text"),
        FieldPanel("branch_skip"),
        FieldPanel("minutes_note"),
        FieldPanel("final_task"),
        FieldPanel("review"),
        FieldPanel("calls"),
    ]
    related_panels = classified_panels("needs")
    search_fields = [*ContentPage.search_fields, index.SearchField("objective")]
    parent_page_types = ["lessons.PathIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("path")
        verbose_name_plural = _("paths")

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        from ..reading import path_context

        return super().get_context(request, *args, **kwargs) | path_context(
            self, request
        )


class PathItem(Orderable):
    """One stop of a path: on the way, optional, or one branch to choose from."""

    class Kind(models.TextChoices):
        MAIN = "main", _("On the way")
        OPTIONAL = "optional", _("If you like")
        BRANCH = "branch", _("Choose one")

    page = ParentalKey(PathPage, on_delete=models.CASCADE, related_name="items")
    target = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("lesson or guide"),
        on_delete=models.CASCADE, related_name="+",
    )  # fmt: skip
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.MAIN
    )
    label = models.CharField(_("for whom (branches)"), max_length=80, blank=True)

    panels = [
        PageChooserPanel("target", ["lessons.LessonPage", "lessons.ToolGuidePage"]),
        FieldPanel("kind"),
        FieldPanel("label"),
    ]

    def __str__(self) -> str:
        return str(self.target)
