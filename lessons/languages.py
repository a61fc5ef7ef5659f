"""Which language a page is served in: only that of its own tree."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from wagtail.models import Site


def own_language_only(
    page: Any, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """Lead from `/en/…` to the Vietnamese address while no English page is there.

    Without this the whole Vietnamese tree answers under the prefix of a language whose
    home page does not exist or is a draft (wagtail/wagtail#12775).
    """
    site = Site.find_for_request(request)
    native = site is not None and page.locale_id == site.root_page.locale_id
    code = settings.LANGUAGE_CODE if native else page.locale.language_code
    if code != (get_language() or "").split("-")[0]:
        return redirect(page.get_full_url(request) or "/")
    return None
