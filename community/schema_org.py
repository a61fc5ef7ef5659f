"""What a public topic is, for machines: nothing that the page itself does not show."""

from django.http import HttpRequest
from django.utils.safestring import SafeString

from hub.vntext.cut import head
from lessons.schema_org import Data, script_text

from .models import HubComment, Kind, Status, Tip, Topic, Words
from .reading import labels

MOST, LONGEST = 10, 500


def describe(
    thing: Topic | Tip, comments: list[HubComment], request: HttpRequest
) -> SafeString:
    """Return JSON-LD: a question with its answers, a posting in a forum, a how-to."""
    public = [one for one in comments if one.status == Status.PUBLIC][:MOST]
    url = request.build_absolute_uri(thing.get_absolute_url())
    build = builder_for(thing)
    return script_text({"@context": "https://schema.org", **build(thing, public, url)})


def builder_for(thing: Topic | Tip):
    if isinstance(thing, Tip):
        return how_to
    return question if thing.kind == Kind.QUESTION else posting


def how_to(tip: Tip, comments: list[HubComment], url: str) -> Data:
    """A tip: its steps, else its prompt as the one step. Who tried it stays unsaid."""
    steps = tip.step_list or [tip.prompt]
    tools = [label.words for label in labels.tools_of(tip)]
    data = {
        **words(tip, tip.prompt or tip.steps, tip.author), "@type": "HowTo",
        "name": tip.title, "description": tip.problem, "url": url,
        "step": [{"@type": "HowToStep", "text": head(step, LONGEST)} for step in steps],
        "tool": [{"@type": "HowToTool", "name": name} for name in tools],
        "commentCount": tip.discussion.comment_count,
        "comment": [answer(one, url, "Comment") for one in comments],
    }  # fmt: skip
    return data | ({"dateModified": tip.edited_at.isoformat()} if tip.edited_at else {})


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


def words(thing: Words, text: str, author) -> Data:
    data = {"text": head(text, LONGEST), "datePublished": thing.public_at.isoformat()}
    known = author is not None and author.is_active  # else "a former member"
    name = thing.sample_author or (author.profile.display_name if known else "")
    return data | ({"author": {"@type": "Person", "name": name}} if name else {})
