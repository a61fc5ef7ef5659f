"""What stands below a page of the editors: its newest comments and tips.

One query says what is there, brings the tips and names the comments, one reads these: a
lesson has few queries to spare.
"""

from typing import Any, NamedTuple

from django.db.models import F, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from wagtail.models import Page

from .. import roles
from ..models import Discussion, HubComment, Status, Tip

FEW = 3
WHOSE = {
    "answer": "source_comment", "answer_name": "source_comment__user__profile__display_name",
    "answer_there": "source_comment__user__is_active",
    "answer_sample": "source_comment__sample_author",
    "own_name": "author__profile__display_name", "own_there": "author__is_active",
    "own_sample": "sample_author",
}  # fmt: skip
WORDS = ("pk", "title", "problem", "worked", "verified_at")


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
    talk = Discussion.objects.of_page(page)
    said = newest(Subquery(talk.values("pk")[:1]))
    fields = {name: F(name) for name in WORDS} | {k: F(v) for k, v in WHOSE.items()}
    made = Tip.objects.public().of_page(page).newest()
    made = made.values(words=JSONObject(**fields))
    tips = {f"tip_{at}": Subquery(made[at : at + 1]) for at in range(FEW)}
    keys = {f"said_{at}": Subquery(said[at : at + 1]) for at in range(FEW)}
    many = Subquery(talk.values("comment_count")[:1])
    rows = Page.objects.filter(pk=page.pk).annotate(many=many, **tips, **keys)
    found = rows.values("many", *tips, *keys).first() or {}
    return Below(
        found.get("many") or 0,
        read([found[name] for name in keys if found.get(name)]),
        [row(found[name]) for name in tips if found.get(name)],
    )


def row(words: dict[str, Any]) -> TipRow:
    whose = "answer" if words["answer"] else "own"
    there = words[f"{whose}_name"] if words[f"{whose}_there"] else _("A former member")
    return TipRow(
        words["title"], words["problem"], words["worked"], bool(words["verified_at"]),
        words[f"{whose}_sample"] or there,
        Tip(pk=words["pk"], title=words["title"]).get_absolute_url(),
    )  # fmt: skip


def newest(discussion: int | Subquery) -> QuerySet:
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
