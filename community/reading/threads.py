"""One thread, page by page. No page counts or skips rows: each begins at a key.

The opening shows the newest roots with their first answers; a branch shows one root
with its answers in the order of the tree. Both hold at most 50 comments.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat

from ..models import Decision, Discussion, HubComment, Status, Topic
from ..models.comments import CommentQuerySet
from ..permissions import Person
from ..tree import paths
from . import photos
from .dressing import dress

PAGE, ROOTS, FIRST, MINE = 50, 20, 3, 20


@dataclass
class Branch:
    """A root with some of its answers; `more` of them are on the branch's own page."""

    root: HubComment
    answers: list[HubComment] = field(default_factory=list)
    more: int = 0

    @property
    def comments(self) -> list[HubComment]:
        return [self.root, *self.answers]


@dataclass
class Opening:
    """`older` is the key with which the page of older roots begins, if there is one;
    `mine` is what only its author sees, newest first.
    """

    branches: list[Branch]
    older: int | None = None
    mine: list[HubComment] = field(default_factory=list)

    @property
    def comments(self) -> list[HubComment]:
        return [comment for branch in self.branches for comment in branch.comments]


@dataclass
class BranchPage:
    """`start` is the first answer on this page, `next` that of the next one."""

    root: HubComment
    answers: list[HubComment]
    start: int | None = None
    next: int | None = None

    @property
    def comments(self) -> list[HubComment]:
        return [self.root, *self.answers]


@dataclass(frozen=True)
class Place:
    """Where a comment is shown: on the opening that begins with `until` (None: the
    first), or on the page of the branch `root` that begins with `start`.
    """

    until: int | None = None
    root: int | None = None
    start: int | None = None


def shown(discussion: Discussion) -> CommentQuerySet:
    return HubComment.objects.filter(discussion=discussion).shown()


def why() -> Case:
    """Return the class of reason of a stub, read with it; empty for public comments."""
    newest = Decision.objects.filter(comment=OuterRef("pk")).newest().values("reason")
    reason = Coalesce(Subquery(newest[:1]), Value(""))
    return Case(When(status=Status.PUBLIC, then=Value("")), default=reason)


def beside() -> dict[str, Any]:
    """Return what is read with each comment: why it is a stub, and its pictures."""
    return {"why": why(), "photos": photos.photos("comment")}


def opening(
    discussion: Discussion, person: Person | None = None, until: int | None = None,
    size: int = PAGE, also: Sequence[Topic | HubComment] = (),
) -> Opening:  # fmt: skip
    """Return the newest roots, or those from the key `until` downwards: 4 queries,
    5 for who is known.

    `also` are things of the same page, dressed by the same queries.
    """
    rows = shown(discussion).roots()
    rows = rows.filter(pk__lte=until) if until else rows
    most = min(ROOTS, size)
    rows = rows.newest(most + 1).with_people().annotate(**beside())
    roots = list(with_first_answers(rows))
    branches = [Branch(root) for root in roots[:most]]
    fill(branches, first_answers(roots[:most]))
    fitting = fit(branches, size)
    found = Opening(fitting, mine=waiting(discussion, person) if person else [])
    if len(fitting) < len(roots):
        found.older = roots[len(fitting)].pk
    at_home(discussion, found.comments)
    photos.give([*found.comments, *found.mine, *also])
    dress([*found.comments, *also], person)
    return found


def at_home(discussion: Discussion, comments: Iterable[HubComment]) -> None:
    """Tell the comments where they stand, so that nobody asks the database for it."""
    for comment in comments:
        comment.discussion = discussion


def with_first_answers(rows: CommentQuerySet) -> CommentQuerySet:
    """Give each root the keys of its first answers, and of one more where there are
    more: short ranges of an index, whatever the branch's length.
    """
    below = HubComment.objects.shown().filter(
        discussion=OuterRef("discussion"), path__gt=OuterRef("path"),
        path__lt=Concat(OuterRef("path"), Value(paths.BEHIND)),
    )  # fmt: skip
    keys = below.order_by("path").values("pk")
    return rows.annotate(
        **{f"answer_{at}": Subquery(keys[at : at + 1]) for at in range(FIRST + 1)}
    )


def first_answers(roots: Iterable[HubComment]) -> list[HubComment]:
    """Return the answers that `with_first_answers` named, in the order of the tree."""
    keys = {
        getattr(root, f"answer_{at}") for root in roots for at in range(FIRST + 1)
    } - {None}
    rows = HubComment.objects.filter(pk__in=keys).with_people().with_answered()
    rows = rows.annotate(**beside())
    return list(rows.order_by("path")) if keys else []


def fill(branches: list[Branch], answers: list[HubComment]) -> None:
    by_root = {branch.root.pk: branch for branch in branches}
    for comment in answers:
        by_root[comment.root_id].answers.append(comment)
    for branch in branches:
        if len(branch.answers) > FIRST:
            branch.answers = branch.answers[:FIRST]
            listed = sum(one.status == Status.PUBLIC for one in branch.answers)
            branch.more = max(branch.root.nested_count - listed, 1)


def fit(branches: list[Branch], size: int) -> list[Branch]:
    """Return as many branches as make a page, at least one."""
    total, fitting = 0, []
    for branch in branches:
        total += len(branch.comments)
        if fitting and total > size:
            break
        fitting.append(branch)
    return fitting


def branch(
    discussion: Discussion, root: int, start: int | None = None,
    person: Person | None = None, also: Sequence[Topic | HubComment] = (),
) -> BranchPage | None:  # fmt: skip
    """Return a root with its answers from `start` on, or None when either is not
    shown (any more) in this discussion: 5 queries.
    """
    rows = shown(discussion).with_people().annotate(**beside())
    top = rows.roots().filter(pk=root).first()
    if top is None:
        return None
    answers = rows.filter(path__gt=top.path, path__lt=paths.end(top.path))
    if start is not None:
        first = answers.filter(pk=start).values_list("path", flat=True).first()
        if first is None:
            return None
        answers = answers.filter(path__gte=first)
    found = list(answers.with_answered().order_by("path")[: PAGE + 1])
    page = BranchPage(top, found[:PAGE], start)
    page.next = found[PAGE].pk if len(found) > PAGE else None
    at_home(discussion, page.comments)
    photos.give([*page.comments, *also])
    dress([*page.comments, *also], person)
    return page


def place_of(comment: HubComment) -> Place:
    """Return the page that shows a comment; it must be shown."""
    discussion = comment.discussion
    first = opening(discussion)
    if comment.pk in {one.pk for one in first.comments}:
        return Place()
    if comment.depth == 0:
        return Place(until=comment.pk)
    page = opening(discussion, until=comment.root_id, size=1 + FIRST)
    if comment.pk in {one.pk for one in page.comments}:
        return Place(until=comment.root_id)
    return Place(root=comment.root_id, start=start_for(comment))


def start_for(comment: HubComment) -> int | None:
    """Return where the branch's page begins: at its top, at the answer above the
    comment, or at the comment itself when that is far down.
    """
    chain = paths.keys(comment.path)
    rows = shown(comment.discussion).filter(path__lte=comment.path).order_by("path")
    for start, path in (
        (None, comment.path[: paths.DIGITS]),
        (chain[1], comment.path[: 2 * paths.DIGITS]),
    ):
        if len(rows.filter(path__gte=path).values_list("pk")[: PAGE + 1]) <= PAGE:
            return start
    return comment.pk


def waiting(discussion: Discussion, person: Person) -> list[HubComment]:
    """Return one's own comments here that others do not see: waiting or sent back, with
    the reason and the sentence of the moderator.
    """
    if person.key is None:
        return []
    rows = HubComment.objects.by(person.user).unseen(discussion)
    rows = rows.with_people().with_answered()
    newest = Decision.objects.filter(comment=OuterRef("pk")).newest()
    rows = rows.annotate(why=why(), said=Coalesce(Subquery(newest.values("note")[:1]), Value("")))  # fmt: skip
    rows = rows.annotate(photos=photos.photos("comment"))
    # By an expression: else PostgreSQL walks the site's comments from the newest down.
    return list(rows.order_by((F("pk") + 0).desc())[:MINE])
