"""A plain page: about, contact, rules."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import PLAIN_BODY
from .base import ContentPage


class PlainPage(ContentPage):
    REVIEW_AFTER = timedelta(days=365)

    body = StreamField(PLAIN_BODY, verbose_name=_("text"), blank=True)

    expert_needed = False
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    search_fields = [*ContentPage.search_fields, index.SearchField("body")]
    parent_page_types = ["lessons.HomePage", "lessons.PlainPage"]
    subpage_types = ["lessons.PlainPage"]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
