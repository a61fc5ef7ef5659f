"""What a page must have to go live: the *form* rules, a table of type x rule.

The table is the one of contracts.md, section 6; whatever a page must have beyond it is
advice to the editor, not a refusal. Rules are functions of a page that yield failures.

What a page says is asked when it is sent for approval; where it leads, only when it goes
live: the pages of a new chapter link to each other in circles (decision 0007).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from hub.vntext import count_syllables, fold

from . import addresses


class Failure(NamedTuple):
    """A rule that is not met: the field that it concerns ("" = the page), the reason."""

    field: str
    message: str


Rule = Callable[[Page], Iterator[Failure]]

PRICE_DATE = re.compile(r"\b(0?[1-9]|1[0-2])[/-]20\d\d\b|\b20\d\d-(0[1-9]|1[0-2])\b")
LESSON_START = "sau bai nay, ban "


def titled(page: Page) -> Iterator[Failure]:
    if not (page.title or "").strip():
        yield Failure("title", _("Give the page a title."))
    if not page.slug:
        yield Failure("slug", _("Give the page an address."))
    if page.summary_needed and not page.summary:
        yield Failure("summary", _("Write a summary of one or two sentences."))


def pictures_described(page: Page) -> Iterator[Failure]:
    for name in ("steps", "body"):
        for block in getattr(page, name, ()) or ():
            if getattr(block, "block_type", "") != "step":
                continue
            step = block.value
            if step.has_picture and not step["decorative"] and not step.alt_text:
                yield Failure(
                    name,
                    _(
                        "Step “%(title)s”: say what the picture shows, or tick decoration."
                    )
                    % {"title": step["title"]},
                )


def links_live(page: Page) -> Iterator[Failure]:
    """Every page that this one links to is live, or approved and waiting.

    Until a waiting page is live, readers see its link as plain words.
    """
    links = inner_links(page) - {page.pk}
    dead = Page.objects.filter(pk__in=links, live=False).in_bulk()
    for pk in sorted(dead.keys() - waiting(dead)):
        yield Failure(
            "",
            _(
                "The page “%(title)s”, linked here, is neither live nor approved: "
                "have it approved first, or take the link out."
            )
            % {"title": dead[pk].title},
        )


def waiting(pages: Iterable[int]) -> set[int]:
    """Return which of these pages are through with their expert and wait to go live."""
    wanted = [str(pk) for pk in pages]
    if not wanted:
        return set()
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=wanted,
        status=WorkflowState.STATUS_IN_PROGRESS,
        current_task_state__status=TaskState.STATUS_IN_PROGRESS,
        current_task_state__task__content_type__model="publishtask",
    )
    return {int(pk) for pk in states.values_list("object_id", flat=True)}


def stops_live(page: Page) -> Iterator[Failure]:
    """A path leads through live pages only: they go first."""
    items = getattr(page, "items", None)
    targets = [item.target for item in items.all()] if hasattr(items, "all") else []
    for target in targets:
        if target and not target.live:
            yield Failure(
                "",
                _("The stop “%(title)s” is not live: publish it before the path.")
                % {"title": target.title},
            )


def inner_links(page: Page) -> set[int]:
    """Return the ids of all pages that the texts and fields of `page` link to."""
    ids = set(page.link_ids)
    for name in ("next_page_id", "link_id"):
        if value := getattr(page, name, None):
            ids.add(value)
    related = getattr(page, "related_links", None)
    if hasattr(related, "all"):
        ids |= {row.target_id for row in related.all() if row.target_id}
    return ids


def begins_with_outcome(page: Page) -> Iterator[Failure]:
    text = fold(page.objective or "")
    if not text.startswith(LESSON_START) or len(text) <= len(LESSON_START):
        yield Failure("objective", _("Begin the objective with “Sau bài này, bạn …”."))


def four_to_six_steps(page: Page) -> Iterator[Failure]:
    count = len(page.steps)
    if not 4 <= count <= 6:
        yield Failure(
            "steps", _("Give 4 to 6 steps; there are %(count)d.") % {"count": count}
        )


def pictures_or_reason(page: Page) -> Iterator[Failure]:
    if page.no_picture_reason:
        return
    bare = [b.value["title"] for b in page.steps if not b.value.has_picture]
    if bare:
        yield Failure(
            "no_picture_reason",
            _("Give every step a picture, or say why not (without: %(steps)s).")
            % {"steps": ", ".join(bare)},
        )


def has_prompt(page: Page) -> Iterator[Failure]:
    if not any(block.block_type == "prompt" for block in page.body):
        yield Failure("body", _("Add at least one prompt to copy."))


def explained_questions(page: Page) -> Iterator[Failure]:
    if not 1 <= len(page.questions) <= 3:
        yield Failure("questions", _("Ask 1 to 3 questions."))
    for block in page.questions:
        if not (block.value.get("explanation") or "").strip():
            yield Failure("questions", _("Explain the answer of every question."))
        if problem := block.block.problem(block.value):
            yield Failure("questions", problem.messages[0])


def has_practice(page: Page) -> Iterator[Failure]:
    if not page.practice_text or not page.practice_kind or not page.practice_minutes:
        yield Failure(
            "practice_text", _("Give one practice with its kind and minutes.")
        )


def three_to_fifteen_minutes(page: Page) -> Iterator[Failure]:
    if not page.minutes or not 3 <= page.minutes <= 15:
        yield Failure("minutes", _("A lesson takes 3 to 15 minutes."))


def path_outcome(page: Page) -> Iterator[Failure]:
    if not page.objective:
        yield Failure("objective", _("Say what people can do after this path."))
    if not page.final_task:
        yield Failure("final_task", _("Give a final task."))


def path_items(page: Page) -> Iterator[Failure]:
    """3 to 12 items, none twice (so no cycle: items are never paths)."""
    targets = [item.target_id for item in page.items.all() if item.target_id]
    if not 3 <= len(targets) <= 12:
        yield Failure(
            "",
            _("A path has 3 to 12 stops; there are %(count)d.")
            % {"count": len(targets)},
        )
    if len(set(targets)) != len(targets):
        yield Failure("", _("A stop stands in the path twice."))


def official_address(page: Page) -> Iterator[Failure]:
    strange = [a for a in page.address_list if not addresses.is_allowed(a)]
    if strange:
        yield Failure(
            "addresses",
            _("Not on the list of checked addresses: %(hosts)s.")
            % {"hosts": ", ".join(strange)},
        )
    if not page.address_list and not page.where_to_find:
        yield Failure(
            "addresses", _("Give the official address, or say where to find it.")
        )


def one_to_three_tries(page: Page) -> Iterator[Failure]:
    if not 1 <= len(page.try_list) <= 3:
        yield Failure("tries", _("Name 1 to 3 things to try, one on each line."))


def limits_and_privacy(page: Page) -> Iterator[Failure]:
    if not page.limits:
        yield Failure("limits", _("Name at least one limit of the tool."))
    if not page.privacy:
        yield Failure("privacy", _("Say at least one thing about privacy."))


def dated_price(page: Page) -> Iterator[Failure]:
    if page.cost and not PRICE_DATE.search(page.cost_as_of or ""):
        yield Failure(
            "cost_as_of", _("Words on cost need their month and year (11/2026).")
        )


def html_text(page: Page) -> Iterator[Failure]:
    if not len(page.body):
        yield Failure(
            "body", _("Write the text on the page; a file alone is not enough.")
        )


def short_meaning(page: Page) -> Iterator[Failure]:
    if not page.meaning:
        yield Failure("meaning", _("Explain the term."))
    if count_syllables(page.meaning or "") > 25:
        yield Failure("meaning", _("Explain the term in at most 25 syllables."))
    if not page.example:
        yield Failure("example", _("Give an example."))


def short_answer(page: Page) -> Iterator[Failure]:
    if not page.answer:
        yield Failure("answer", _("Answer the question."))
    if count_syllables(page.answer or "") > 80:
        yield Failure("answer", _("Answer in at most 80 syllables."))


def dated_figures(page: Page) -> Iterator[Failure]:
    for name in ("figures", "body"):
        for block in getattr(page, name, ()) or ():
            if getattr(block, "block_type", "") != "figure":
                continue
            if not block.value.get("as_of") or not block.value.get("source_label"):
                yield Failure(name, _("Every figure needs its date and its source."))


COMMON: tuple[Rule, ...] = (titled, pictures_described)
LEADS: tuple[Rule, ...] = (links_live, stops_live)
TABLE: dict[str, tuple[Rule, ...]] = {
    "lessonpage": (
        begins_with_outcome, four_to_six_steps, pictures_or_reason, has_prompt,
        explained_questions, has_practice, three_to_fifteen_minutes,
    ),
    "pathpage": (path_outcome, path_items),
    "toolguidepage": (
        official_address, four_to_six_steps, pictures_or_reason, one_to_three_tries,
        limits_and_privacy, dated_price,
    ),
    "documentpage": (html_text,),
    "termpage": (short_meaning,),
    "faqpage": (short_answer,),
    "programmepage": (dated_figures,),
    "phasepage": (dated_figures,),
}  # fmt: skip


def form_failures(page: Page, *, going_live: bool = True) -> list[Failure]:
    """Return what keeps this page from going live, in the order of the table.

    Without `going_live`: what keeps it from being sent for approval.
    """
    asked = (*COMMON, *TABLE.get(page._meta.model_name, ()))
    if going_live:
        asked += LEADS
    return [failure for rule in asked for failure in rule(page)]
