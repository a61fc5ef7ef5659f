"""The button "looks different" of a tool guide, and the screen that asks first."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from hub.accounts.models import User

from .. import looks
from ..models import ToolGuidePage

NAME = "lessons_looks_changed"


class LooksChangedView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "lessons/admin/looks_changed.html"
    page_title = gettext_lazy("The tool looks different now")
    header_icon = "warning"

    @property
    def guide(self) -> ToolGuidePage:
        guide = get_object_or_404(ToolGuidePage, pk=self.kwargs["pk"])
        if not looks.may_mark(self.request.user, guide):
            raise PermissionDenied
        return guide

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        guide = self.guide
        above = {"url": reverse("wagtailadmin_pages:edit", args=[guide.pk]), "label": guide.title}  # fmt: skip
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(guide=self.guide, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        guide = self.guide
        new = looks.mark(by=request.user, guide=guide)
        said = _("Marked. Readers are warned, and what is tied to the tool is looked at again.")  # fmt: skip
        messages.success(request, said if new else _("It was marked already."))
        return redirect("wagtailadmin_pages:edit", guide.pk)


def header_button(page: Page, user: User, view_name: str, **kwargs: Any) -> Iterator[Button]:  # fmt: skip
    """Offer the mark in the menu of a guide's editing screen."""
    guide = page.specific_deferred
    if not isinstance(guide, ToolGuidePage) or not looks.may_mark(user, guide):
        return
    yield Button(
        _("The tool looks different now"), reverse(NAME, args=[page.pk]),
        icon_name="warning", priority=60,
    )  # fmt: skip


def log_action(actions: Any) -> None:
    label = gettext_lazy("Tool looks different")
    actions.register_action("lessons.looks_changed", label, label)


def urls() -> list:
    return [path("guides/<int:pk>/looks/", LooksChangedView.as_view(), name=NAME)]
