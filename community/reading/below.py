"""What stands below a page of the editors: its newest comments and tips.

One query counts the talk, names its newest comments and brings the tips, each as a row of
JSON; one reads the comments. A lesson has few queries to spare, and subqueries with joins
cost it more to compile than this union.
"""

from typing import Any, NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from wagtail.models import Page

from .. import roles
from ..models import Discussion, HubComment, Status, Tip

FEW = 3
OWN = ("pk", "title", "problem", "worked", "verified_at", "public_at")
WORDS = {name: F(name) for name in OWN} | {
    "answer": F("source_comment"),
    "answer_name": F("source_comment__user__profile__display_name"),
    "answer_there": F("source_comment__user__is_active"),
    "answer_sample": F("source_comment__sample_author"),
    "own_name": F("author__profile__display_name"),
    "own_there": F("author__is_active"),
    "own_sample": F("sample_author"),
}


class TipRow(NamedTuple):
    """What a row shows of a tip; `by` is the author of the answer it is made of, else
    its own.
    """

    title: str
    problem: str
    worked: int
    verified: bool
    by: str
    url: str


class Below(NamedTuple):
    """`many` is the number of all public comments."""

    many: int
    comments: list[HubComment]
    tips: list[TipRow]


def of(page: Page) -> Below:
    """Return what a live page shows, in whatever language it is read."""
    newest_keys = newest(OuterRef("pk"))
    keys = {f"said_{at}": Subquery(newest_keys[at : at + 1]) for at in range(FEW)}
    talks = Discussion.objects.of_page(page).order_by()
    talks = talks.values_list(JSONObject(many=F("comment_count"), **keys))
    top = Tip.objects.public().of_page(page).newest().values("pk")[:FEW]
    tips = Tip.objects.filter(pk__in=top).values_list(JSONObject(**WORDS))
    found = [one for (one,) in talks.union(tips, all=True)]
    talk = next((one for one in found if "many" in one), {"many": 0})
    made = [one for one in found if one is not talk]
    made.sort(key=lambda one: (one["public_at"], one["pk"]), reverse=True)
    said = [talk[name] for name in keys if talk.get(name)]
    return Below(talk["many"], read(said), [row(one) for one in made])


def row(words: dict[str, Any]) -> TipRow:
    whose = "answer" if words["answer"] else "own"
    there = words[f"{whose}_name"] if words[f"{whose}_there"] else _("A former member")
    return TipRow(
        words["title"], words["problem"], words["worked"], bool(words["verified_at"]),
        words[f"{whose}_sample"] or there,
        Tip(pk=words["pk"], title=words["title"]).get_absolute_url(),
    )  # fmt: skip


def newest(discussion: int | OuterRef) -> QuerySet:
    """Return the keys of the public comments of a discussion, the newest first."""
    public = HubComment.objects.filter(discussion=discussion, status=Status.PUBLIC)
    return public.order_by("-pk").values("pk")


def read(keys: list[int]) -> list[HubComment]:
    """Return comments with who wrote them and their badges: one query, none for none."""
    if not keys:
        return []
    rows = HubComment.objects.filter(pk__in=keys).with_people().with_answered()
    found = list(roles.with_roles(rows).order_by("-pk"))
    for comment in found:
        comment.badges = roles.badges(roles.read(comment))
    return found
