"""The words of a thing as one value: what an edit changes, waits with, or keeps."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.utils import timezone

from ..models import HubComment, Revision, Tip, Words
from . import words

NOTHING: Mapping[str, Any] = MappingProxyType({})
# Of a tip `body` is the prompt; these are its other words.
OF_TIP = (
    "problem", "steps", "caution", "input_sample", "result_sample", "minutes_saved",
)  # fmt: skip


class Wording(NamedTuple):
    body: str
    title: str = ""
    title_is_own: bool = False
    more: Mapping[str, Any] = NOTHING


def of(thing: Words) -> Wording:
    if isinstance(thing, HubComment):
        return Wording(thing.comment)
    if isinstance(thing, Tip):
        more = {name: getattr(thing, name) for name in OF_TIP}
        return Wording(thing.prompt, thing.title, True, more)
    return Wording(thing.body, thing.title, thing.title_is_own)


def of_revision(thing: Words, revision: Revision) -> Wording:
    if isinstance(thing, HubComment):
        return Wording(revision.body)
    if isinstance(thing, Tip):
        return Wording(revision.body, revision.title, True, revision.more or NOTHING)
    title, is_own = words.title_of(revision.title, revision.body)
    return Wording(revision.body, title, is_own)


def put(thing: Words, new: Wording) -> list[str]:
    """Write new words into a locked thing; return the names of the fields."""
    if isinstance(thing, HubComment):
        thing.comment = new.body
        return ["comment"]
    if isinstance(thing, Tip):
        return put_tip(thing, new)
    thing.body, thing.title, thing.title_is_own = new.body, new.title, new.title_is_own
    return ["body", "title", "title_is_own"]


def put_tip(tip: Tip, new: Wording) -> list[str]:
    """Another prompt is another tip: nobody has verified it, no failure counts."""
    begun = begin_anew(tip) if tip.prompt != new.body else []
    tip.prompt, tip.title = new.body, new.title
    for name, value in new.more.items():
        setattr(tip, name, value)
    return ["prompt", "title", *new.more, *begun]


def begin_anew(tip: Tip) -> list[str]:
    """Forget what was found about the prompt; return the names of the fields."""
    tip.counted_from = timezone.now()
    tip.verified_at = tip.verified_by = tip.recheck_at = None
    tip.recheck_why = ""
    return ["counted_from", "verified_at", "verified_by", "recheck_at", "recheck_why"]
