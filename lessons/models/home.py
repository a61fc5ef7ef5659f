"""The home page: what this is, where to start, the paths, what is new."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from ..blocks import CardBlock, DoorBlock, LinkBlock, PromiseBlock
from ..visible import closed
from .base import ContentPage


class HomePage(ContentPage):
    hero_title = models.CharField(_("large title"), max_length=120, blank=True)
    hero_lead = models.CharField(_("text under it"), max_length=200, blank=True)
    buttons = StreamField(
        [("link", LinkBlock())], verbose_name=_("first lessons"), blank=True
    )
    voice = StreamField(
        [("link", LinkBlock())], verbose_name=_("for those who do not type"), blank=True
    )
    search_label = models.CharField(
        _("label of the search field"), max_length=80, blank=True
    )
    search_hint = models.CharField(
        _("example in the search field"), max_length=80, blank=True
    )
    start_title = models.CharField(_("title of the doors"), max_length=80, blank=True)
    doors = StreamField([("door", DoorBlock())], verbose_name=_("doors"), blank=True)
    cards = StreamField([("card", CardBlock())], verbose_name=_("cards"), blank=True)
    promises = StreamField(
        [("promise", PromiseBlock())], verbose_name=_("promises"), blank=True
    )
    sample_notice = models.CharField(
        _("notice on sample content"), max_length=200, blank=True
    )

    expert_needed = False
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_lead"),
                FieldPanel("search_label"),
                FieldPanel("search_hint"),
            ],
            heading=_("Board"),
        ),
        FieldPanel("buttons"),
        FieldPanel("voice"),
        FieldPanel("start_title"),
        FieldPanel("doors"),
        FieldPanel("cards"),
        FieldPanel("promises"),
        FieldPanel("sample_notice"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "lessons.LessonIndexPage",
        "lessons.PathIndexPage",
        "lessons.ToolGuideIndexPage",
        "lessons.DocumentIndexPage",
        "lessons.TermIndexPage",
        "lessons.ProgrammeIndexPage",
        "lessons.PlainPage",
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        from ..reading import home_context

        return super().get_context(request, *args, **kwargs) | home_context(
            self, request
        )

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page of an address by one query, however deep it lies."""
        self.nothing_closed = not closed(request)
        if not path_components:
            return super().route(request, path_components)
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        rows = Page.objects.live().filter(url_path=url_path).order_by("path")
        row = rows.values_list("pk", "content_type_id").first()
        if row is None:
            raise Http404
        model = ContentType.objects.get_for_id(row[1]).model_class()
        pages = model.objects.all()
        if hasattr(model, "level"):
            pages = pages.select_related("level")
        found = pages.get(pk=row[0])
        found.nothing_closed = self.nothing_closed
        return found.route(request, [])
