"""What the pages for reading share."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ... import said
from ...reader import reader
from ...talking import closed_to_words


def page(
    request: HttpRequest, template: str, context: dict, status: int = 200
) -> HttpResponse:
    """Render a page with who reads it, and the sentence on what has just been done."""
    person = reader(request)
    context = {"person": person, "is_known": person.is_known} | context
    context["closed_to_words"] = closed_to_words(request)
    if person.is_known:
        context["said"] = said.hear(request)
    return render(request, template, context, status=status)


def to_canonical(request: HttpRequest, query: str) -> HttpResponse | None:
    """Return the way to a list's one address when it was spelled otherwise."""
    if query == request.META.get("QUERY_STRING", ""):
        return None
    return redirect(f"{request.path}?{query}" if query else request.path)


def reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for reading: its answer is the same for all strangers, whatever its query,
    for each view answers only to queries that it knows.
    """

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code == 200:
            answer.hub_cacheable = True
        return answer

    return wrapped
