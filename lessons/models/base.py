"""What all pages share. Mixins only: a custom base page cannot be translated yet."""

import re
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hub import richtext
from hub.accounts.expertise import Expertise
from hub.gathering import gathered
from hub.vntext import clean, slugify

from ..blocks import SourceBlock
from ..forms import ContentPageForm, DraftCopyForm
from ..publishing import PublishMixin
from ..widgets import vietnamese_slug_input

PAGE_LINK = re.compile(
    r'linktype=\\?"page\\?"[^>]*?id=\\?"(\d+)|id=\\?"(\d+)\\?"[^>]*?linktype=\\?"page'
)


def is_text(field: object) -> bool:
    return isinstance(field, models.CharField | models.TextField)


class ContentPage(PublishMixin, Page):
    """A page with a summary, its history of review, and the rules for going live."""

    seed_key = models.CharField(
        max_length=20, blank=True, db_index=True, editable=False
    )
    summary = models.CharField(
        _("summary"), max_length=160, blank=True,
        help_text=_("One or two sentences for lists and search results."),
    )  # fmt: skip
    sample = models.BooleanField(
        _("launch content that nobody has reviewed"), default=False, editable=False
    )
    field = models.CharField(
        _("field of expertise"), max_length=20, blank=True, choices=Expertise.choices,
        help_text=_("Whose approval this page needs."),
    )  # fmt: skip
    author = models.CharField(_("written by (printed)"), max_length=120, blank=True)
    owner_unit = models.CharField(
        _("unit that looks after it"), max_length=120, blank=True
    )
    last_reviewed = models.DateField(_("last reviewed"), null=True, blank=True)
    review_by = models.DateField(_("review again by"), null=True, blank=True)
    change_note = models.CharField(_("what changed"), max_length=200, blank=True)
    ai_use_note = models.CharField(_("how AI helped"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    sources = StreamField(
        [("source", SourceBlock())], verbose_name=_("sources"), blank=True
    )

    base_form_class = ContentPageForm
    related_panels: list = []
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=vietnamese_slug_input),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading=_("Address and search engines"),
        ),
    ]
    settings_panels = [PublishingPanel(), CommentPanel()]
    review_panels = [
        FieldPanel("sources"),
        MultiFieldPanel(
            [
                FieldPanel("field"),
                FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("review_by")]),
                FieldPanel("change_note"),
                FieldPanel("ai_use_note"),
                FieldRowPanel([FieldPanel("author"), FieldPanel("owner_unit")]),
                FieldPanel("licence"),
            ],
            heading=pgettext_lazy("tab of the form", "Review"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.FilterField("seed_key"),
    ]
    override_translatable_fields = [
        SynchronizedField("slug"),
        SynchronizedField("review_by", overridable=False),
        SynchronizedField("last_reviewed", overridable=False),
    ]
    copy_form_class = DraftCopyForm
    summary_needed = True
    expert_needed = True
    nothing_closed = False  # the request has found that no page of the site is

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.edit_handler = TabbedInterface(
            [
                ObjectList(cls.content_panels, heading=_("Content")),
                ObjectList(cls.related_panels, heading=_("Who it is for"))
                if cls.related_panels
                else None,
                ObjectList(cls.review_panels, heading=_("Sources and review")),
                ObjectList(cls.promote_panels, heading=_("Address")),
                ObjectList(cls.settings_panels, heading=_("Publication and notes")),
            ]
        )
        cls.edit_handler.children = [c for c in cls.edit_handler.children if c]

    def full_clean(self, *args: object, **kwargs: object) -> None:
        """Give the page an ASCII address from its Vietnamese title, free in its place."""
        self.title = clean(self.title or "").strip()
        if not self.slug and self.title:
            base = slugify(self.title) or "trang"
            self.slug = self._get_autogenerated_slug(base)
            if not self.draft_title:
                self.draft_title = self.title
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> object:
        """Store the page with its topics and so on, and then what is kept of it."""
        with gathered():
            return super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        for field in self._meta.get_fields():
            value = getattr(self, field.name, None) if is_text(field) else None
            if isinstance(value, str):
                rich = isinstance(field, RichTextField)
                tidy = richtext.stored(value) if rich else clean(value).strip()
                setattr(self, field.name, tidy)
        if self.slug != slugify(self.slug, max_length=255):
            raise ValidationError(
                {"slug": _("Use small letters without marks, digits and hyphens.")}
            )

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple | None:
        """Return site, root and path as Wagtail does, worked out once for a request.

        A card, the description for machines and the breadcrumbs ask for it in turn.
        """
        asked = (request, self.url_path)
        if request is None or getattr(self, "_asked_parts", None) != asked:
            self._asked_parts = asked
            self._url_parts = super().get_url_parts(request)
        return self._url_parts

    def get_view_restrictions(self) -> QuerySet:
        """Wagtail's rules of this page and those above it; its two queries are saved
        where there is no rule at all.
        """
        if self.nothing_closed:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @property
    def preview_sizes(self) -> list[dict]:
        """Wagtail's sizes, with the phone at 390 px as most readers hold it."""
        phone, *wider = super().preview_sizes
        return [phone | {"device_width": 390}, *wider]

    @property
    def is_old(self) -> bool:
        """Return whether the day for the next review has passed (in Vietnam)."""
        return bool(self.review_by and self.review_by < timezone.localdate())

    @cached_property
    def link_ids(self) -> set[int]:
        """Return the keys of the pages that the texts of this page link to."""
        texts = self._raw_texts()
        return {int(a or b) for text in texts for a, b in PAGE_LINK.findall(text)}

    @cached_property
    def link_targets(self) -> dict[int, Page]:
        """Return the live pages that the texts of this page link to, in one query."""
        if not self.link_ids:
            return {}
        return Page.objects.live().in_bulk(self.link_ids)

    def _raw_texts(self) -> list[str]:
        texts = []
        for field in self._meta.get_fields():
            if isinstance(field, StreamField):
                texts.append(str(field.value_to_string(self)))
            elif isinstance(field, RichTextField):
                texts.append(getattr(self, field.attname) or "")
        return texts

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["link_targets"] = self.link_targets
        return context
