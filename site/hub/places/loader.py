"""Fill the table of communes from a CSV file; see data/README.md for its source."""

import csv
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from .models import Commune

DATA = Path(__file__).with_name("data") / "communes.csv"


@transaction.atomic
def load_communes(path: Path = DATA) -> tuple[int, int]:
    """Make the table equal to the file (code, name, kind, slug).

    Return how many rows were written and how many removed. Raises KeyError for a
    missing column and ValueError for an empty file: then nothing is changed.
    """
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = {
            row["code"]: Commune(
                **{k: row[k] for k in ("code", "name", "kind", "slug")}
            )
            for row in csv.DictReader(file)
        }
    if not rows:
        raise ValueError("the file holds no commune")
    known = {commune.code: commune for commune in Commune.objects.all()}
    fields = ("name", "kind", "slug")
    changed = [
        row
        for code, row in rows.items()
        if code not in known
        or any(getattr(row, f) != getattr(known[code], f) for f in fields)
    ]
    for commune in changed:
        commune.save()
    gone = Commune.objects.exclude(code__in=rows)
    return len(changed), gone.delete()[0]


def load(*, draft: bool, say: Callable[[str], None]) -> None:
    """The launch loader: the same table in every way of running."""
    written, removed = load_communes()
    say(f"communes: {written} written, {removed} removed")
