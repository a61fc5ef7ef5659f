"""The words of a thing in one text, as moderators and readers of its history see them."""

from django.utils.translation import gettext as _

from ..actions.wordings import OF_TIP
from ..models import HubComment, Revision, Tip, Words


def words_of(thing: Words) -> str:
    if isinstance(thing, HubComment):
        return thing.comment
    if isinstance(thing, Tip):
        return of_tip(thing.prompt, {name: getattr(thing, name) for name in OF_TIP})
    return thing.body


def words_then(revision: Revision) -> str:
    """Return an earlier or waiting text of a thing."""
    if revision.tip_id is None:
        return revision.body
    return of_tip(revision.body, revision.more or {})


def title_of(thing: Words) -> str:
    return "" if isinstance(thing, HubComment) else thing.title


def of_tip(prompt: str, more: dict) -> str:
    """Return all words of a tip under their headings, without those that are empty."""
    parts = [
        (_("What it helps with"), more.get("problem")),
        (_("Prompt"), prompt),
        (_("How to do it"), more.get("steps")),
        (_("Take care"), more.get("caution")),
        (_("What is typed in"), more.get("input_sample")),
        (_("What comes back"), more.get("result_sample")),
        (_("Minutes saved"), more.get("minutes_saved")),
    ]
    return "\n\n".join(f"{name}: {text}" for name, text in parts if text)
