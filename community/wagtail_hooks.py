"""Where members join Wagtail; each hook is a function of `editing`."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail import hooks

from .editing import menu, questions, talk
from .roles import ACCOUNT_RIGHTS, BOTH_RIGHTS, RIGHTS

hooks.register("register_admin_urls", menu.urls)
hooks.register("register_admin_menu_item", menu.menu_item)
hooks.register("register_admin_urls", questions.urls)
hooks.register("register_admin_menu_item", questions.menu_item)
hooks.register("before_unpublish_page", talk.say_when_unpublishing)
hooks.register("before_delete_page", talk.say_before_deleting)


@hooks.register("register_permissions")
def rights() -> QuerySet[Permission]:
    """Superusers may give these to other groups."""
    names = {name for each in RIGHTS.values() for name in each}
    ours = Q(content_type__app_label="community", codename__in=names)
    theirs = Q(
        content_type__app_label="accounts", codename__in=(*ACCOUNT_RIGHTS, *BOTH_RIGHTS)
    )
    return Permission.objects.filter(ours | theirs)
