"""Which language a page is served in: only that of its own tree."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language


def own_language_only(
    page: Any, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """Lead from `/en/…` to the Vietnamese address while no English page is there.

    Without this the whole Vietnamese tree answers under the prefix of a language whose
    home page does not exist or is a draft (wagtail/wagtail#12775).
    """
    if page.locale.language_code != (get_language() or "").split("-")[0]:
        return redirect(page.get_full_url(request) or "/")
    return None
