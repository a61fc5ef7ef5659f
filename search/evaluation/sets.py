"""Where documents and queries of a run come from: this site, or files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..documents import Document, Passage
from ..sources import known
from .measure import Query
from .typing import KINDS

# Two documents of the pack are list pages of the site (contracts.md 6).
LISTS = {"S12": "D02", "S05": "D08"}
OWN = Path(__file__).with_name("queries.jsonl")


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines. Raises ValueError with the line."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as problem:
                    raise ValueError(f"{path}, line {number}: {problem}") from problem


def own_documents() -> Iterator[tuple[str, Document]]:
    """Yield what strangers may read here, by the key of the launch content."""
    for source in known():
        seen = source.visible().values("pk")
        for obj in source.model.objects.filter(pk__in=seen):
            if key := getattr(obj, "seed_key", ""):
                yield LISTS.get(key, key), source.document(obj)


def own_queries(path: Path = OWN) -> Iterator[Query]:
    """Yield the queries of the own set in all ways of typing; prefixes as they are."""
    for row in lines(path):
        relevant = tuple(row["relevant"])
        if row["set"] == "prefixes":
            yield Query("prefixes", "prefix", row["query"], relevant)
            continue
        for kind, typed in KINDS.items():
            yield Query(row["set"], kind, typed(row["query"]), relevant)


def documents_of(path: Path) -> Iterator[tuple[str, Document]]:
    """Yield the documents of a file: `{"id", "title", "body"}` a line."""
    for row in lines(path):
        body = Passage(str(row.get("body") or ""))
        title = str(row.get("title") or "")
        yield str(row["id"]), Document(title, (body,), kind="scratch", locale="vi")


def queries_of(path: Path) -> Iterator[Query]:
    """Yield the queries of a file: `{"qid", "query", "relevant", "kind", "set"}` a line."""
    for row in lines(path):
        relevant = tuple(str(key) for key in row.get("relevant") or ())
        yield Query(
            str(row.get("set") or "all"), str(row.get("kind") or "accented"),
            str(row.get("query") or ""), relevant,
        )  # fmt: skip
