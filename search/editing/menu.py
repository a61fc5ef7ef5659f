"""The menu "Tìm kiếm" and the addresses below it."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from . import queries, synonyms
from .pins import pins


class ToolItem(MenuItem):
    """An item for those who hold the right to what it opens."""

    def __init__(self, label: str, name: str, *, right: str, **kwargs: object) -> None:
        super().__init__(label, reverse(name), name=name, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"search.{self.right}")


def menu_item() -> SubmenuMenuItem:
    items = [
        ToolItem(
            _("Looked for and not found"), "search_nothing_found",
            right="view_searchtotal", icon_name="help", order=10,
        ),
        ToolItem(
            _("Looked for most"), "search_popular",
            right="view_searchtotal", icon_name="search", order=20,
        ),
        ToolItem(
            _("Synonyms"), "search_synonyms",
            right="add_synonymversion", icon_name="resubmit", order=30,
        ),
        pins.get_menu_item(),
    ]  # fmt: skip
    return SubmenuMenuItem(
        pgettext_lazy("menu of the admin", "Search of the site"), Menu(items=items),
        name="search-tools", icon_name="glasses", order=320,
    )  # fmt: skip


def urls() -> list:
    groups, versions = synonyms.GroupListView, synonyms.VersionListView
    popular, missing = queries.PopularView, queries.NothingFoundView
    return [
        *listing("search/synonyms/", groups),
        path("search/synonyms/add/", synonyms.GroupFormView.as_view(), name="search_synonyms_add"),
        path("search/synonyms/<int:key>/", synonyms.GroupFormView.as_view(), name="search_synonyms_edit"),
        path("search/synonyms/<int:key>/remove/", synonyms.GroupRemoveView.as_view(), name="search_synonyms_remove"),
        *listing("search/synonyms/versions/", versions),
        path("search/synonyms/versions/<int:number>/restore/", synonyms.RestoreView.as_view(), name="search_synonyms_restore"),
        *listing("search/popular/", popular),
        path("search/popular/tick/", queries.TickView.as_view(), name="search_popular_tick"),
        *listing("search/nothing-found/", missing),
    ]  # fmt: skip


def listing(address: str, view: type) -> list:
    """Return the two addresses of a list: the screen, and its rows alone."""
    return [
        path(address, view.as_view(), name=view.index_url_name),
        path(
            f"{address}results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]
