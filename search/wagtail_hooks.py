"""Where the search joins Wagtail; each hook is a function of `editing`."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from .editing import menu
from .editing.pins import pins
from .roles import RIGHTS

hooks.register("register_admin_viewset", lambda: pins)
hooks.register("register_admin_urls", menu.urls)
hooks.register("register_admin_menu_item", menu.menu_item)


@hooks.register("register_permissions")
def rights() -> QuerySet[Permission]:
    """Admins may give the tools to other groups."""
    return Permission.objects.filter(
        content_type__app_label="search", codename__in=RIGHTS
    )
