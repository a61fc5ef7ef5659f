"""What an object says to the search, before it is put into the index."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from hub.vntext import analyse_document, clean

# Words of one item beyond this many letters are not read (a book of 600 pages).
LONGEST = 2_000_000


class Passage(NamedTuple):
    """A piece of an item's text, and the place on its page that it stands at."""

    text: str
    heading: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An item as it is found: title, passages, and what it can be filtered by.

    `kind` is "" for what only the admin looks for; facets map a name to slugs.
    """

    title: str
    passages: tuple[Passage, ...] = ()
    kind: str = ""
    locale: str = ""
    updated: datetime | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def columns(self) -> dict[str, object]:
        """Return the values of the columns of an `Entry`, the tokens included."""
        title = clean(self.title)
        passages = shortened(self.passages)
        texts = [f"{part.heading}\n{part.text}" for part in passages]
        found = analyse_document(title, texts)
        return {
            "kind": self.kind,
            "locale": self.locale,
            "filed": filed(self.facets),
            "title": title,
            "passages": [list(part) for part in passages],
            "updated": self.updated,
            "tf": " ".join(found.title.f),
            "bf": "\n".join(" ".join(text.f) for text in found.texts),
            "ta": " ".join(found.title.a),
            "ba": "\n".join(" ".join(text.a) for text in found.texts),
            "words": sum(len(part.f) for part in found.parts),
            "digest": self.digest,
        }

    @property
    def digest(self) -> str:
        """Return digests of the text and of the facets, made without reading the words."""
        said = [
            VERSION,
            self.title,
            self.passages,
            self.kind,
            self.locale,
            self.updated,
        ]
        return f"{digest_of(said)}-{digest_of(sorted(self.facets.items()))}"


def line(name: str, value: str) -> str:
    """Return what stands in a text that is `filed` under a value."""
    return f"\n{name}={value}\n"


def filed(facets: Mapping[str, Iterable[str]]) -> str:
    """Return facets as a text with a line for each value, and a line break around each."""
    found = sorted((name, value) for name, slugs in facets.items() for value in slugs)
    return "".join(line(name, value) for name, value in found).replace("\n\n", "\n")


def digest_of(said: object) -> str:
    text = json.dumps(said, default=str, ensure_ascii=False)
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


# Raised when the tokens of an unchanged text change: every row is then written anew.
VERSION = 1


def shortened(passages: tuple[Passage, ...]) -> list[Passage]:
    """Return the cleaned passages that hold words, cut at the longest text we read."""
    kept, room = [], LONGEST
    for part in passages:
        text, heading = clean(part.text).strip()[:room], clean(part.heading).strip()
        if text or heading:
            kept.append(Passage(text, heading, part.anchor))
            room -= len(text)
    return kept
