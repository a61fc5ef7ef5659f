"""How the editing screens look: our green, no menu that leads elsewhere."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("hub/admin.css"))


@hooks.register("construct_main_menu")
def drop_help(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's help leads to English pages on another host; ours is in `docs/`."""
    items[:] = [item for item in items if item.name != "help"]
