"""What stands around the comments of a thread, and what stands in place of a topic."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ... import expecting, schema_org
from ...models import Decision, HubComment, Status, Tip, Topic
from ...permissions import Act, may
from ...reader import reader
from ...reading import buttons, photos, places, topics
from . import tip_page
from .base import page


def around(
    request: HttpRequest, place: places.Place, comments: list[HubComment]
) -> dict:
    """Return the rest of a thread's page: buttons, the chosen answer, the form."""
    person, topic = buttons.in_passing(reader(request)), place.topic
    above = chosen(topic, comments)
    if person.is_known:
        also = [one for one in (place.post, above) if one]
        buttons.in_thread([*comments, *also], person)
    return {
        "place": place, "topic": topic, "tip": place.tip, "talk": place.discussion,
        "writable": buttons.writable(place.discussion, person),
        "accepted": above,
        "asks": bool(topic and topic.author_id) and topic.author_id == person.key,
        "json": schema_org.describe(place.post, comments, request) if place.post else "",
    }  # fmt: skip


def chosen(topic: Topic | None, comments: list[HubComment]) -> HubComment | None:
    """Return the chosen answer, to be shown above the others unless it stands there."""
    if topic is None or not topic.accepted_id:
        return None
    first = comments[0].pk if comments else None
    if topic.accepted_id == first:
        return None
    topic.accepted.discussion = topic.discussion
    return topic.accepted


def expected(comments: list[HubComment]) -> list[HubComment]:
    for comment in comments:
        comment.due = expecting.due(comment.submit_date)
    return comments


def not_public(request: HttpRequest, thing: Topic | Tip) -> HttpResponse:
    """Show a topic or tip to its author and to moderators; tell others only what is gone."""
    person = reader(request)
    own = person.key is not None and thing.author_id == person.key
    gone = thing.status in {Status.REMOVED, Status.WITHDRAWN}
    name = "tip" if isinstance(thing, Tip) else "topic"
    context = {name: thing, "thing": thing, "decision": topics.reason_of(thing)}
    if isinstance(thing, Tip):
        context |= tip_page.words_of(thing)
    if (own or person.moderates) and thing.status != Status.WITHDRAWN:
        if not may(person, Act.READ, thing):
            raise Http404
        context |= {"due": expecting.due(thing.posted_at), "own": own}
        buttons.give(thing, person)
        photos.give([thing])
        return page(request, f"community/{name}_waiting.html", context)
    if thing.status in {Status.PENDING, Status.DECLINED}:
        raise Http404
    template = "community/topic_gone.html"
    return page(request, template, context, status=410 if gone else 404)


def without_place(
    request: HttpRequest, comment: HubComment, place: places.Place | None
) -> HttpResponse:
    """Lead its author to the list of one's own and moderators to the decision; tell
    others what has become of the post, or of the page, below which it was public.
    """
    person = reader(request)
    if person.key is not None and comment.user_id == person.key:
        return redirect("community:mine", "tra-loi-cua-toi")
    if person.moderates:
        return redirect("community:decide", "bl", comment.pk)
    if comment.public_at is None:
        raise Http404
    if place and place.post:
        return not_public(request, place.post)
    return page(request, "community/comment_gone.html", {}, status=410)


def not_shown(
    request: HttpRequest, comment: HubComment, place: places.Place
) -> HttpResponse:
    """Lead its author to the thread and moderators to the decision; tell others what
    has become of a comment that was public, and nothing of one that never was.
    """
    person = reader(request)
    if person.key is not None and comment.user_id == person.key:
        return redirect(f"{place.url}#cua-toi")
    if person.moderates:
        return redirect("community:decide", "bl", comment.pk)
    if comment.public_at is None:
        raise Http404
    newest = Decision.objects.about(comment).newest().first()
    comment.why = newest.reason if newest else ""
    context = {"comment": comment, "place": place}
    return page(request, "community/comment_gone.html", context, status=410)
