"""Short addresses of posts and tips; they stay true when a title changes."""

from django.urls import reverse

from hub.links.models import ShortLink

from .models import Tip, Topic


def link_to(thing: Topic | Tip) -> str:
    """Return the path of the short link, made at first need."""
    name = "community:tip-short" if isinstance(thing, Tip) else "community:topic-short"
    path = reverse(name, args=[thing.pk])
    return ShortLink.to(path).get_absolute_url()
