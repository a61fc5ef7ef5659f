"""What members type: cleaned, measured, and titled by its first sentence."""

import re

from django.utils.translation import gettext as _

from hub.vntext.cut import head
from hub.vntext.normal import clean

from .refusals import Unfit

SHORTEST_TOPIC, LONGEST_TOPIC = 10, 20_000
SHORTEST_COMMENT, LONGEST_COMMENT = 1, 5_000
LONGEST_TITLE = 120
SENTENCE = re.compile(r"[^\n]+?[.?!…]+(?=\s|$)|[^\n]+")
EMPTY_LINES = re.compile(r"\n[^\S\n]*\n(?:[^\S\n]*\n)+")


def tidy(text: str) -> str:
    """Return text in NFC without invisible characters, with at most one empty line
    in a row. A line break counts as one character, as a browser counts it.
    """
    lines = "\n".join(line.rstrip() for line in clean(text).split("\n"))
    return EMPTY_LINES.sub("\n\n", lines).strip()


def body_of_topic(text: str) -> str:
    return measured(tidy(text), SHORTEST_TOPIC, LONGEST_TOPIC)


def body_of_comment(text: str) -> str:
    return measured(tidy(text), SHORTEST_COMMENT, LONGEST_COMMENT)


def measured(text: str, shortest: int, longest: int) -> str:
    """Return the text or raise Unfit for the field `body`."""
    if len(text) < shortest:
        raise Unfit(
            {"body": _("Please write a little more, so that others understand.")}
        )
    if len(text) > longest:
        words = _("At most %(most)d characters, please; these are %(count)d.")
        raise Unfit({"body": words % {"most": longest, "count": len(text)}})
    return text


def title_of(title: str, body: str) -> tuple[str, bool]:
    """Return the title and whether somebody wrote it: else the first sentence."""
    own = " ".join(tidy(title).split())
    if len(own) > LONGEST_TITLE:
        words = _("At most %(most)d characters, please; these are %(count)d.")
        raise Unfit({"title": words % {"most": LONGEST_TITLE, "count": len(own)}})
    return (own, True) if own else (first_sentence(body), False)


def first_sentence(body: str) -> str:
    """Return the first sentence, at most 120 characters, cut between words."""
    found = SENTENCE.search(body)
    text = " ".join((found[0] if found else body).split())
    if len(text) <= LONGEST_TITLE:
        return text
    first = head(text, LONGEST_TITLE - 1)
    return (first.rsplit(" ", 1)[0] if " " in first else first).rstrip(" ,;:") + "…"
