"""What the form of a tip begins with when it is made of an answer: pure guesses at the
answer's own words, which whoever proposes the tip then puts in order.
"""

import re
from typing import Any, NamedTuple

from hub.vntext.cut import head

from .actions.tip_words import LONGEST
from .actions.words import SENTENCE, first_sentence

FENCED = re.compile(r"```\w*\n(.+?)```", re.DOTALL)
NAMED = re.compile(
    r"(?im)^[^\n:]{0,40}(?:câu lệnh|prompt)[^\n:]{0,20}:[ \t]*(\S[^\n]*)"
)
QUOTED = re.compile(r"“([^”]{25,})”|\"([^\"\n]{25,})\"|«([^»]{25,})»")
ITEM = re.compile(r"^\s*(?:[-•*+]|\d{1,2}[.)/]|bước\s+\d{1,2}\s*[:.)]?)\s+(\S.*)$", re.IGNORECASE)  # fmt: skip
QUOTES = '“”"«» '


class Parts(NamedTuple):
    prompt: str
    steps: list[str]


def parts(answer: str) -> Parts:
    """Return the prompt and the steps that stand in an answer."""
    prompt, rest = prompt_of(answer)
    lines = [line.strip() for line in rest.splitlines() if line.strip()]
    steps = [found[1] for line in lines if (found := ITEM.match(line))]
    if not steps:
        steps = [" ".join(one.split()) for one in SENTENCE.findall("\n".join(lines))]
    return Parts(prompt, [one for one in steps if any(map(str.isalnum, one))])


def prompt_of(answer: str) -> tuple[str, str]:
    """Return the prompt, "" where there is none, and the answer without it."""
    for pattern in (FENCED, NAMED):
        if found := pattern.search(answer):
            rest = f"{answer[: found.start()]}\n{answer[found.end() :]}"
            return found[1].strip(QUOTES + "\n"), rest
    if quoted := [*QUOTED.finditer(answer)]:
        longest = max(quoted, key=lambda one: len(one[0]))
        return (longest[1] or longest[2] or longest[3]).strip(), answer.replace(longest[0], "", 1)  # fmt: skip
    return "", answer


def values(title: str, question: str, answer: str) -> dict[str, Any]:
    """Return the words of the form, each as short as it must be."""
    found = parts(answer)
    words = {
        "title": title.rstrip("?… ") or first_sentence(question),
        "problem": " ".join(question.split()),
        "prompt": found.prompt,
        "steps": "\n".join(found.steps),
    }
    return {name: shortened(text, LONGEST[name]) for name, text in words.items()}


def shortened(text: str, most: int) -> str:
    """Cut between words or lines."""
    if len(text) <= most:
        return text
    first = head(text, most - 1)
    return (first.rsplit(None, 1)[0] if " " in first else first).rstrip(" ,;:") + "…"
