"""The micro-lesson: one skill, tried within ten minutes."""

from datetime import timedelta

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import LESSON_BODY, SingleChoiceBlock, StepBlock
from .base import ContentPage
from .classified import Classified, classified_panels
from .section import ListedPages, SectionPage


class PracticeKind(models.TextChoices):
    REVIEW = "on-lai", pgettext_lazy("kind of practice", "Review")
    PROMPT = "cau-lenh", pgettext_lazy("kind of practice", "Prompt")
    SITUATION = "tinh-huong", pgettext_lazy("kind of practice", "Situation")
    REAL = "viec-that", pgettext_lazy("kind of practice", "Real task")


class LessonIndexPage(SectionPage):
    parent_page_types = ["lessons.HomePage"]
    subpage_types = ["lessons.LessonPage"]
    max_count_per_parent = 1
    listed = ListedPages(
        "lessons.LessonPage", facets=("audience", "level", "minutes", "sector", "tool")
    )

    class Meta:
        verbose_name = _("list of lessons")


class LessonPage(Classified, ContentPage):
    REVIEW_AFTER = timedelta(days=365)

    objective = models.CharField(
        _("objective"), max_length=250, blank=True,
        help_text=_("Begins “Sau bài này, bạn …” and names something that can be seen."),
    )  # fmt: skip
    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)
    no_picture_reason = models.CharField(
        _("why steps have no picture"), max_length=160, blank=True
    )
    body = StreamField(
        LESSON_BODY, verbose_name=_("prompts, warnings and reasons"), blank=True
    )
    questions = StreamField(
        [("single", SingleChoiceBlock())], verbose_name=_("questions"), blank=True
    )
    practice_kind = models.CharField(
        _("kind of practice"), max_length=20, blank=True, choices=PracticeKind.choices
    )
    practice_minutes = models.PositiveSmallIntegerField(
        _("minutes of practice"), null=True, blank=True
    )
    practice_text = models.CharField(_("practice"), max_length=300, blank=True)
    hands_on_needed = models.CharField(
        _("still to be tried by hand"), max_length=300, blank=True,
        help_text=_("What somebody must try on a device; readers see it until then."),
    )  # fmt: skip
    tools = ParentalManyToManyField(
        "lessons.Tool", verbose_name=_("tools"), blank=True, related_name="+"
    )
    needs = ParentalManyToManyField(
        "lessons.Need", verbose_name=_("what is needed"), blank=True, related_name="+"
    )
    next_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("next lesson"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("objective"),
        FieldPanel("steps"),
        FieldPanel("no_picture_reason"),
        FieldPanel("body"),
        FieldPanel("questions"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("practice_kind", widget=forms.Select),
                        FieldPanel("practice_minutes"),
                    ]
                ),
                FieldPanel("practice_text"),
            ],
            heading=pgettext_lazy("part of a lesson", "Practice"),
        ),
        FieldPanel("hands_on_needed"),
        PageChooserPanel("next_page", "lessons.LessonPage"),
    ]
    related_panels = classified_panels("tools", "needs")
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("objective"),
        index.SearchField("steps"),
        index.SearchField("body"),
    ]
    parent_page_types = ["lessons.LessonIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def prompts(self) -> list:
        return [block for block in self.body if block.block_type == "prompt"]

    @property
    def other_blocks(self) -> list:
        return [block for block in self.body if block.block_type != "prompt"]

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        from ..reading import reading_context

        around = reading_context(self, request)
        return super().get_context(request, *args, **kwargs) | around

    def serve(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        """Answer with the lesson; `?tra-loi=1A` shows how question 1 is answered by A."""
        from ..answers import Answers

        answers = Answers.parse(self, request)
        asked = request.META.get("QUERY_STRING", "")
        if set(request.GET) == {"tra-loi"} and answers.query() != asked:
            return redirect(
                f"{request.path}{'?' * bool(answers.query())}{answers.query()}"
            )
        response = super().serve(request, *args, **kwargs)
        response.hub_cacheable = answers.query() == asked
        return response
