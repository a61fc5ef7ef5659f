"""What keeps a page back, said before anyone is disappointed; roundabout ways closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from ..publishing import obstacles


def say_what_is_missing(request: HttpRequest, page: Any) -> None:
    """Tell those who may publish a waiting page what is still missing, and why."""
    state = page.current_workflow_state
    if request.method != "GET" or state is None or not hasattr(page, "expert_needed"):
        return
    if not page.permissions_for_user(request.user).can_publish():
        return
    if failures := obstacles(page, request.user):
        reasons = format_html_join("", "<li>{}</li>", ((f.message,) for f in failures))
        text = format_html(
            "{}<ul>{}</ul>", _("This page cannot be published yet:"), reasons
        )
        messages.warning(request, text)


def no_bulk_publication(
    request: HttpRequest, action_type: str, objects: list, view: Any
) -> HttpResponse | None:
    """Refuse to publish many pages at once: each needs its own approval."""
    if action_type != "publish" or request.method != "POST":
        return None
    refused = [page for page in objects if refuses(page.specific, request.user)]
    if not refused:
        return None
    titles = ", ".join(page.title for page in refused[:5])
    messages.error(
        request,
        _("Not published, an approval is missing: %(titles)s.") % {"titles": titles},
    )
    return redirect(view.next_url or "wagtailadmin_home")


def refuses(page: Any, user: Any) -> bool:
    """Return whether a rule forbids `user` to publish the latest revision of `page`."""
    if not hasattr(page, "expert_needed"):
        return False
    return bool(obstacles(page, user))
