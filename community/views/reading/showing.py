"""What stands around the comments of a thread, and what stands in place of a topic."""

from django.http import Http404, HttpRequest, HttpResponse

from ... import expecting, schema_org
from ...models import HubComment, Status, Topic
from ...permissions import Act, may
from ...reader import reader
from ...reading import buttons, photos, places, topics
from .base import page


def around(
    request: HttpRequest, place: places.Place, comments: list[HubComment]
) -> dict:
    """Return the rest of a thread's page: buttons, the chosen answer, the form."""
    person, topic = buttons.in_passing(reader(request)), place.topic
    if person.is_known:
        buttons.in_thread([*comments, *([topic] if topic else [])], person)
    return {
        "place": place, "topic": topic, "talk": place.discussion,
        "writable": buttons.writable(place.discussion, person),
        "accepted": chosen(topic, comments),
        "json": schema_org.describe(topic, comments, request) if topic else "",
    }  # fmt: skip


def chosen(topic: Topic | None, comments: list[HubComment]) -> HubComment | None:
    """Return the chosen answer, to be shown above the others unless it stands there."""
    if topic is None or not topic.accepted_id:
        return None
    first = comments[0].pk if comments else None
    return None if topic.accepted_id == first else topic.accepted


def expected(comments: list[HubComment]) -> list[HubComment]:
    for comment in comments:
        comment.due = expecting.due(comment.submit_date)
    return comments


def not_public(request: HttpRequest, topic: Topic) -> HttpResponse:
    """Show a topic to its author and to moderators; tell others only what is gone."""
    person = reader(request)
    own = person.key is not None and topic.author_id == person.key
    gone = topic.status in {Status.REMOVED, Status.WITHDRAWN}
    context = {"topic": topic, "decision": topics.reason_of(topic)}
    if (own or person.moderates) and topic.status != Status.WITHDRAWN:
        if not may(person, Act.READ, topic):
            raise Http404
        context |= {"due": expecting.due(topic.posted_at), "own": own}
        buttons.give(topic, person)
        photos.give([topic])
        return page(request, "community/topic_waiting.html", context)
    if topic.status in {Status.PENDING, Status.DECLINED}:
        raise Http404
    template = "community/topic_gone.html"
    return page(request, template, context, status=410 if gone else 404)
