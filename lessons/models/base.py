"""What all pages share. Mixins only: a custom base page cannot be translated yet."""

import re
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hub.accounts.expertise import Expertise
from hub.vntext import clean, slugify

from ..blocks import SourceBlock
from ..forms import ContentPageForm, DraftCopyForm
from ..publishing import PublishMixin
from ..widgets import vietnamese_slug_input

PAGE_LINK = re.compile(
    r'linktype=\\?"page\\?"[^>]*?id=\\?"(\d+)|id=\\?"(\d+)\\?"[^>]*?linktype=\\?"page'
)


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
            heading=_("Review"),
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

    def clean(self) -> None:
        super().clean()
        for field in self._meta.get_fields():
            if isinstance(
                field, models.CharField | models.TextField
            ) and not isinstance(field, RichTextField):
                value = getattr(self, field.attname)
                if isinstance(value, str):
                    setattr(self, field.attname, clean(value).strip())
        if self.slug != slugify(self.slug, max_length=255):
            raise ValidationError(
                {"slug": _("Use small letters without marks, digits and hyphens.")}
            )

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
    from django import forms

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
