"""Reading the content pack by its own grammar, apart from the seed and its loader."""

import re
from pathlib import Path
from typing import NamedTuple

PACK = Path(__file__).resolve().parents[1] / "lessons" / "content-pack.md"
LINK = re.compile(r"\[\[([A-Z]+\d*)\]\]")
REQUIRES = re.compile(r"\s*\(requires: ([\w.]+)\)")
# Where the site says it otherwise, and why: docs/decisions/0003-launch-content.md.
DEPARTURES = {
    "(của L01, L04, L08)": "(của [[L01]], [[L04]], [[L08]])",
    "needed | như T08": "needed | như hướng dẫn CapCut",
    "needed | như T05": "needed | như hướng dẫn NotebookLM",
    "mục tiêu khi đó, hạn 30/4/2025; không phải kết quả": (
        "(hạn 30/4/2025; không phải kết quả)"
    ),
}


class Item(NamedTuple):
    key: str
    title: str
    lines: list[str]

    def field(self, name: str) -> str:
        """Return the words of a field of one line, "" when it is not there."""
        start = f"- {name}: "
        return next(
            (line[len(start) :] for line in self.lines if line.startswith(start)), ""
        )

    def nested(self, name: str) -> list[str]:
        """Return the lines below a field, without their indent."""
        found, inside = [], False
        for line in self.lines:
            if line.startswith(f"- {name}:"):
                inside = True
            elif inside and line.startswith("  "):
                found.append(line.strip())
            elif inside and line.strip():
                break
        return found


def text() -> str:
    """Return the pack with its accounted departures; each must still be in the pack."""
    words = PACK.read_text(encoding="utf-8")
    for theirs, ours in DEPARTURES.items():
        assert words.count(theirs) == 1, theirs
        words = words.replace(theirs, ours)
    return words


def items(section: int) -> dict[str, Item]:
    """Return the items (`### KEY · Title`) of one numbered section."""
    part = text().split(f"\n## {section}. ")[1].split("\n## ")[0]
    found = {}
    for chunk in part.split("\n### ")[1:]:
        head, *lines = chunk.split("\n")
        key, dot, title = head.partition(" · ")
        if dot:
            found[key] = Item(key, title, lines)
    return found


def rows(section: int) -> list[dict[str, str]]:
    """Return the rows of the first table of a section, by column."""
    part = text().split(f"\n## {section}. ")[1].split("\n## ")[0]
    lines = [line for line in part.split("\n") if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [
        dict(zip(cells[0], row, strict=True))
        for row in cells[2:]
        if len(row) == len(cells[0])
    ]


def titles() -> dict[str, str]:
    """Return the title of every key that a `[[KEY]]` may name."""
    found = {key: item.title for n in (2, 3, 4, 5, 8) for key, item in items(n).items()}
    return found | {row["key"]: row["term"] for row in rows(7)}


def resolved(words: str, names: dict[str, str]) -> str:
    """Return words as readers see them: titles for keys, no marks of the grammar."""
    words = LINK.sub(lambda match: names.get(match[1], match[1]), words)
    return REQUIRES.sub("", words).replace("**", "")
