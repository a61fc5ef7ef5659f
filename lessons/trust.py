"""Who vouches for a page: the *trust* rules, which bind every publication by a person.

The approval is taken from the workflow, never from a typed name, and only from somebody
who wrote none of the page's revisions since it was last published (contracts.md 6).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from hub.accounts.expertise import Expertise

from .rules import Failure
from .sameness import same_text

STRICT_FIELDS = {Expertise.HEALTH, Expertise.LAW, Expertise.FARMING}
HANDS_ON_DAYS = 30
GUIDE_REVIEW_DAYS = 90


def needed_expertise(page: Page) -> set[str]:
    """Return the fields that the approver's account must hold."""
    from .blocks.warnings import NEEDED_EXPERTISE

    needed = {page.field} & {str(field) for field in STRICT_FIELDS}
    for block in getattr(page, "body", ()) or ():
        if getattr(block, "block_type", "") != "warning":
            continue
        if field := NEEDED_EXPERTISE.get(block.value.get("kind")):
            needed.add(str(field))
    return needed


def authors(page: Page) -> set[int]:
    """Return the ids of those who changed the page since it was last published."""
    revisions = list(page.revisions.order_by("created_at", "id"))
    first = next(
        (n for n, r in enumerate(revisions) if r.pk == page.live_revision_id), -1
    )
    before = same_text(revisions[first].content) if first >= 0 else ""
    found = set()
    for revision in revisions[first + 1 :]:
        text = same_text(revision.content)
        if text != before and revision.user_id:
            found.add(revision.user_id)
        before = text
    return found


def approvers(page: Page, content: dict[str, Any]) -> list[Any]:
    """Return the experts who approved exactly this content and wrote none of it."""
    wanted, writers = same_text(content), authors(page)
    states = TaskState.objects.filter(
        workflow_state__object_id=str(page.pk),
        workflow_state__base_content_type=page.get_base_content_type(),
        status=TaskState.STATUS_APPROVED,
        task__content_type__model="experttask",
        finished_by__isnull=False,
    ).select_related("finished_by", "revision")
    return [
        state.finished_by
        for state in states
        if state.finished_by_id not in writers
        and same_text(state.revision.content) == wanted
    ]


def may_approve(page: Page, user: Any) -> bool:
    """Return whether `user` may approve the latest revision as an expert."""
    page = page.get_latest_revision_as_object()
    knows = all(user.knows(field) for field in needed_expertise(page))
    return knows and user.pk not in authors(page)


def publish_failures(
    page: Page, user: Any, content: dict | None = None, *, writes: bool = False
) -> list[Failure]:
    """Return what keeps `user` from publishing the page with this content.

    Without `content` the latest revision is meant; `writes` says that the content
    comes from this user and is in no revision yet.
    """
    if content is None:
        revision = page.get_latest_revision()
        page, content = revision.as_object(), revision.content
    wrote = writes or user.pk in authors(page)
    return [*approved(page, user, content, wrote=wrote), *checked(page)]


def approved(
    page: Page, user: Any, content: dict[str, Any], *, wrote: bool
) -> Iterator[Failure]:
    if not page.expert_needed:
        if wrote and not approvers(page, content):
            yield Failure("", _("You wrote this page: somebody else must publish it."))
        return
    experts = approvers(page, content)
    if not experts:
        yield Failure(
            "", _("No expert has approved exactly this text yet: send it for approval.")
        )
        return
    known = {field for expert in experts for field in expert.expertise}
    if missing := needed_expertise(page) - known:
        labels = dict(Expertise.choices)
        yield Failure(
            "",
            _("An expert of this field must approve it: %(fields)s.")
            % {"fields": ", ".join(str(labels[field]) for field in sorted(missing))},
        )


def checked(page: Page) -> Iterator[Failure]:
    """What a type asks for beside the approval: a fresh trial, sources."""
    name = page._meta.model_name
    today = timezone.localdate()
    if name == "toolguidepage":
        day = page.hands_on_checked_at
        if not day or not today - timedelta(days=HANDS_ON_DAYS) <= day <= today:
            yield Failure(
                "hands_on_checked_at",
                _("Somebody must have tried the steps by hand in the last 30 days."),
            )
        if not page.review_by or not today <= page.review_by <= today + timedelta(
            days=GUIDE_REVIEW_DAYS
        ):
            yield Failure(
                "review_by",
                _("Give the day of the next review, at most 90 days from now."),
            )
    if name in {"documentpage", "programmepage", "phasepage"} and not len(page.sources):
        yield Failure("sources", _("Name at least one source."))


def sample_gaps(page: Page) -> list[str]:
    """Return in readers' words what a sample page still lacks."""
    words = {
        "hands_on_checked_at": _("a trial of the steps on a phone"),
        "review_by": _("a day for the next review"),
        "sources": _("sources"),
    }
    gaps = [_("approval by an expert")] if page.expert_needed else []
    return gaps + [words[failure.field] for failure in checked(page)]
