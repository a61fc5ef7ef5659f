"""What these screens share: the way here, and lists without any private field."""

from typing import Any

from django.urls import reverse
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class Screen(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """A screen below a list: `parent` is (name of its address, label)."""

    parent: tuple[str, Any]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        name, label = self.parent
        here = {"url": "", "label": self.get_page_title()}
        home = WagtailAdminTemplateMixin.breadcrumbs_items
        return [*home, {"url": reverse(name), "label": label}, here]


class Listing(PermissionCheckedMixin, BaseListingView):
    permission_required = "view"
    paginate_by = 50
