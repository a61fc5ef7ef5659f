"""What is typed into a tip: cleaned and measured, each fault beside its field."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from hub.vntext import blanks

from .refusals import Unfit
from .wordings import Wording
from .words import tidy

LONGEST = {
    "title": 120, "problem": 300, "prompt": 1500, "steps": 2000, "caution": 300,
    "input_sample": 1500, "result_sample": 2000,
}  # fmt: skip
ONE_LINE = ("title", "problem", "caution")
MOST_BLANKS, MOST_MINUTES = 12, 480


def wording(given: Mapping[str, Any]) -> Wording:
    """Return the words of a tip. Raises Unfit with every field that cannot be taken."""
    texts = {name: cleaned(name, str(given.get(name) or "")) for name in LONGEST}
    minutes = given.get("minutes_saved")
    faults = {**too_long(texts), **missing(texts), **beyond(texts["prompt"], minutes)}
    if faults:
        raise Unfit(faults)
    title, prompt = texts.pop("title"), texts.pop("prompt")
    return Wording(prompt, title, True, texts | {"minutes_saved": minutes})


def cleaned(name: str, text: str) -> str:
    return " ".join(tidy(text).split()) if name in ONE_LINE else tidy(text)


def too_long(texts: dict[str, str]) -> dict[str, str]:
    words = _("At most %(most)d characters, please; these are %(count)d.")
    return {
        name: words % {"most": most, "count": len(texts[name])}
        for name, most in LONGEST.items()
        if len(texts[name]) > most
    }


def missing(texts: dict[str, str]) -> dict[str, str]:
    faults = {}
    if not texts["title"]:
        faults["title"] = _("Give the tip a short name.")
    if not texts["problem"]:
        faults["problem"] = _("Say what the tip helps with.")
    if not texts["prompt"] and not texts["steps"]:
        faults["prompt"] = _("Write the prompt, or below it how you do it.")
    return faults


def beyond(prompt: str, minutes: Any) -> dict[str, str]:
    faults = {}
    if len(blanks(prompt)) > MOST_BLANKS:
        words = _("At most %(most)d blanks, please: nobody likes to fill in more.")
        faults["prompt"] = words % {"most": MOST_BLANKS}
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        faults["minutes_saved"] = _("Between 1 and %(most)d minutes.") % {"most": MOST_MINUTES}  # fmt: skip
    return faults
