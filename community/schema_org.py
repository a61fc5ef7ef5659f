"""What a public topic is, for machines: nothing that the page itself does not show."""

from django.http import HttpRequest
from django.utils.safestring import SafeString

from lessons.schema_org import Data, script_text

from .models import HubComment, Kind, Status, Topic

MOST, LONGEST = 10, 500


def describe(
    topic: Topic, comments: list[HubComment], request: HttpRequest
) -> SafeString:
    """Return JSON-LD: a question with its answers, else a posting in a forum."""
    public = [one for one in comments if one.status == Status.PUBLIC][:MOST]
    url = request.build_absolute_uri(topic.get_absolute_url())
    build = question if topic.kind == Kind.QUESTION else posting
    return script_text({"@context": "https://schema.org", **build(topic, public, url)})


def question(topic: Topic, comments: list[HubComment], url: str) -> Data:
    rest = [one for one in comments if one.pk != topic.accepted_id and one.depth == 0]
    asked = {
        **words(topic, topic.body, topic.author), "@type": "Question", "name": topic.title,
        "answerCount": topic.discussion.comment_count, "url": url,
        "suggestedAnswer": [answer(one, url, "Answer") for one in rest],
    }  # fmt: skip
    if topic.accepted_id:
        asked["acceptedAnswer"] = answer(topic.accepted, url, "Answer")
    return {"@type": "QAPage", "url": url, "mainEntity": asked}


def posting(topic: Topic, comments: list[HubComment], url: str) -> Data:
    return {
        **words(topic, topic.body, topic.author), "@type": "DiscussionForumPosting",
        "headline": topic.title, "url": url,
        "commentCount": topic.discussion.comment_count,
        "comment": [answer(one, url, "Comment") for one in comments],
    }  # fmt: skip


def answer(comment: HubComment, url: str, kind: str) -> Data:
    data = words(comment, comment.comment, comment.user)
    return data | {"@type": kind, "url": f"{url}#binh-luan-{comment.pk}"}


def words(thing: Topic | HubComment, text: str, author) -> Data:
    data = {"text": text[:LONGEST], "datePublished": thing.public_at.isoformat()}
    known = author is not None and author.is_active  # else "a former member"
    name = thing.sample_author or (author.profile.display_name if known else "")
    return data | ({"author": {"@type": "Person", "name": name}} if name else {})
