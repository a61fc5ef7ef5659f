"""Lists of topics: all, one space, open questions, what one follows, one's commune."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from ...models import Space, Topic
from ...reader import reader
from ...reading import lists
from .base import page, reading, to_canonical

PERSONAL = ("theo-doi", "xa-toi")
UNANSWERED = "chua-tra-loi"
LAST_PAGE = 500


@reading
def feed(request: HttpRequest) -> HttpResponse:
    """Answer `?loc=theo-doi|xa-toi` with one's own lists, else with the newest topics."""
    which = request.GET.get("loc", "")
    which = which if which in PERSONAL else "moi"
    return listed(request, which, {} if which == "moi" else {"loc": which})


@reading
def space(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Space, slug=slug)
    open_only = request.GET.get("trang-thai") == UNANSWERED
    which = UNANSWERED if open_only else "moi"
    return listed(
        request, which, {"trang-thai": UNANSWERED} if open_only else {}, found
    )


def listed(
    request: HttpRequest, which: str, asked: dict[str, str], place: Space | None = None
) -> HttpResponse:
    number = page_number(request.GET.get("trang", ""))
    pairs = asked | ({"trang": str(number)} if number > 1 else {})
    if away := to_canonical(request, urlencode(pairs)):
        return away
    person = reader(request)
    rows = lists.feed(which, person, place)
    plain = which == "moi"
    rows = rows.unpinned() if plain else rows
    found = lists.page(rows, number)
    if number > 1 and not found.topics:
        raise Http404
    context = {
        "which": which, "space": place, "list": found, "canonical_query": urlencode(pairs),
        "pins": pins(place) if plain and number == 1 else [],
        "spaces": Space.objects.all(), "base_query": urlencode(asked),
        "needs_account": which in PERSONAL and not person.is_known,
        "has_commune": which != "xa-toi" or has_commune(person),
    }  # fmt: skip
    return page(request, "community/feed.html", context)


def page_number(text: str) -> int:
    digits = text.isascii() and text.isdigit() and len(text) < 5
    return min(max(int(text), 1), LAST_PAGE) if digits else 1


def pins(place: Space | None) -> list[Topic]:
    rows = Topic.objects.pinned().with_people().newest()
    return list(rows.filter(space=place) if place else rows)


def has_commune(person) -> bool:
    profile = getattr(person.user, "profile", None) if person.is_known else None
    return bool(profile and profile.commune_id)
