"""Where the lessons join Wagtail; each hook is a function of `editing`."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .editing import due, guards, looks
from .editing.vocabularies import VocabularyGroup
from .languages import own_language_only

register_snippet(VocabularyGroup)
hooks.register("before_serve_page", own_language_only)
hooks.register("before_edit_page", guards.say_what_is_missing)
hooks.register("before_bulk_action", guards.no_bulk_publication)
hooks.register("register_admin_urls", due.urls)
hooks.register("register_reports_menu_item", due.menu_item)
hooks.register("register_admin_urls", looks.urls)
hooks.register("register_page_header_buttons", looks.header_button)
hooks.register("register_log_actions", looks.log_action)


@hooks.register("construct_homepage_panels")
def add_due_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(due.DuePanel())
