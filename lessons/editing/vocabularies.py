"""The vocabularies in the admin: short lists that are put in order by dragging."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import Audience, Level, Need, Sector, Tool, Topic


class VocabularyViewSet(SnippetViewSet):
    list_display = ["label", "slug"]
    sort_order_field = "sort_order"
    ordering = ["sort_order"]
    inspect_view_enabled = False


def viewset(name: str, chosen: type, drawing: str) -> type[VocabularyViewSet]:
    return type(
        f"{name}ViewSet", (VocabularyViewSet,), {"model": chosen, "icon": drawing}
    )


class VocabularyGroup(SnippetViewSetGroup):
    items = (
        viewset("Level", Level, "order"),
        viewset("Audience", Audience, "group"),
        viewset("Sector", Sector, "site"),
        viewset("Topic", Topic, "tag"),
        viewset("Tool", Tool, "cogs"),
        viewset("Need", Need, "info-circle"),
    )
    menu_label = _("Vocabularies")
    menu_icon = "list-ul"
    menu_order = 310
