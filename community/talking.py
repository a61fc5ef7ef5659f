"""What the community adds to pages of others: talk below them, and ways to ask."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from hub.models import Mode, Operator

from .models import Profile, Tip, Topic
from .reader import reader
from .reading import below
from .slots import signed_in, unread

NOTHING = mark_safe("")
FEW, SOME = 3, 10


def closed_to_words(request: HttpRequest | None) -> bool:
    """Return whether members' writing is off: then nobody is asked to write."""
    return request is not None and Operator.for_request(request).writing == Mode.PORTAL


def page_talk(request: HttpRequest | None, page: Page) -> SafeString:
    """The newest three comments and tips of a live page: at most 2 queries."""
    if request is None or not page.live or getattr(request, "is_preview", False):
        return NOTHING
    found, closed = below.of(page), closed_to_words(request)
    if not found.comments and not found.tips and closed:
        return NOTHING
    context = {"page": page, "closed_to_words": closed, **found._asdict()}
    return render_to_string("community/page_talk.html", context)


def home_talk(request: HttpRequest | None, page: Page) -> SafeString:
    topics = Topic.objects.public().newest().with_people()[:FEW]
    context = {"topics": list(topics), "closed_to_words": closed_to_words(request)}
    return render_to_string("community/home_talk.html", context)


def member_topics(request: HttpRequest | None, profile: Profile) -> SafeString:
    rows = Topic.objects.public().by(profile.user).newest().with_people()
    tips = Tip.objects.public().by(profile.user).newest()[:SOME]
    context = {"topics": list(rows[:SOME]), "tips": list(tips)}
    if not any(context.values()):
        return NOTHING
    return render_to_string("community/member_topics.html", context)


def ask(request: HttpRequest | None, words: object) -> SafeString:
    """A way to ask people, with the words that were searched for."""
    if closed_to_words(request):
        return NOTHING
    text = words if isinstance(words, str) else ""
    return render_to_string("community/ask_here.html", {"words": text})


def tips_of(request: HttpRequest | None, page: Page) -> SafeString:
    """The way to the tips from a question that is about them: no page of the editors
    stands there that it could name.
    """
    if getattr(page, "requires", "") != "tips":
        return NOTHING
    return render_to_string("community/tips_here.html")


def nav_door(request: HttpRequest | None, obj: object) -> SafeString:
    return render_to_string("community/nav_door.html", {"request": request})


def mine_doors(request: HttpRequest | None, profile: Profile) -> SafeString:
    if not signed_in(request):
        return NOTHING
    person = reader(request)
    context = {"unread": unread(request), "moderates": person.moderates}
    context["checks"] = person.trains or person.is_staff
    return render_to_string("community/mine_doors.html", context)


def way_on(request: HttpRequest | None, obj: object) -> SafeString:
    return render_to_string("community/way_on.html", {"url": reverse("community:feed")})
