"""How good answers are: MRR@10, recall@10 and the share of empty answers, by cell."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

DEPTH = 10


class Query(NamedTuple):
    """A query and the ids that answer it."""

    set: str
    kind: str
    text: str
    relevant: tuple[str, ...]


@dataclass
class Cell:
    """The sums over the queries of one set, typed in one way."""

    n: int = 0
    mrr: float = 0.0
    recall: float = 0.0
    zero: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, query: Query, found: Sequence[str]) -> None:
        top = list(found[:DEPTH])
        ranks = [top.index(key) for key in query.relevant if key in top]
        self.n += 1
        self.mrr += 1 / (1 + min(ranks)) if ranks else 0.0
        self.recall += len(ranks) / len(query.relevant) if query.relevant else 0.0
        self.zero += not top
        if not ranks or min(ranks):
            self.missed.append(query.text)

    def means(self) -> dict[str, Any]:
        n = self.n or 1
        shares = {"mrr": self.mrr, "recall": self.recall, "zero": self.zero}
        return {"n": self.n} | {
            key: round(value / n, 4) for key, value in shares.items()
        }


def measured(
    queries: Iterable[Query], answer: Callable[[Query], Sequence[str]]
) -> dict[tuple[str, str], Cell]:
    """Return the cells of a run; `answer` gives the ids found, the best first."""
    cells: dict[tuple[str, str], Cell] = {}
    for query in queries:
        cell = cells.setdefault((query.set, query.kind), Cell())
        cell.add(query, answer(query))
    return cells


def report(engine: str, documents: int, cells: dict) -> dict[str, Any]:
    """Return what the command prints as JSON."""
    rows = [
        {"set": set_, "kind": kind, **cell.means()}
        for (set_, kind), cell in sorted(cells.items())
    ]
    mean = sum(row["mrr"] for row in rows) / len(rows) if rows else 0.0
    return {
        "engine": engine, "documents": documents, "cells": rows,
        "mean_mrr": round(mean, 4),
    }  # fmt: skip
