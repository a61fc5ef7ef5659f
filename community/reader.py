"""Who reads a page: asked only where a session was sent, so that others' pages are cached."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from hub.pagecache.rules import knows_reader

from .permissions import Person


def reader(request: HttpRequest) -> Person:
    """Return who asks, made once for each request."""
    if not hasattr(request, "hub_person"):
        known = knows_reader(request)
        request.hub_person = Person(request.user if known else AnonymousUser())
    return request.hub_person
