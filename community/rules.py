"""The rules: which text, and who is asked to accept it again."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from hub.accounts.returning import safe

from . import consents


def ask_again(request: HttpRequest, url: str) -> str:
    """Return the page that asks, when the rules have changed since; else nothing."""
    if consents.rules_accepted(request.user):
        return ""
    return page_for(url)


def page_for(back: str) -> str:
    """Return the address of the page between, which leads back to the place."""
    query = urlencode({"next": safe(back) or "/"})
    return f"{reverse('community:rules')}?{query}"
