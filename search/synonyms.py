"""The synonyms that searches use: the editors' newest version, else the launch groups."""

from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path

import yaml

from hub.vntext import Synonyms

FILE = Path(__file__).with_name("synonyms.yaml")


@cache
def launch_groups() -> tuple[tuple[str, ...], ...]:
    """Return the groups that the site begins with."""
    groups = yaml.safe_load(FILE.read_text(encoding="utf-8")) or []
    return tuple(tuple(str(word) for word in group) for group in groups)


def current() -> Synonyms:
    """Return the synonyms of this moment, by one small query."""
    from .models import SynonymVersion

    newest = SynonymVersion.objects.values_list("number", "made").first()
    return launched() if newest is None else of_version(*newest)


@cache
def launched() -> Synonyms:
    return Synonyms.of(launch_groups())


@lru_cache(maxsize=4)
def of_version(number: int, made: datetime) -> Synonyms:
    """Return the synonyms of a version. A version never changes, so they are kept.

    `made` tells versions apart of which one was lost with a backup brought back.
    """
    from .models import SynonymVersion

    groups = SynonymVersion.objects.values_list("groups", flat=True).get(number=number)
    return Synonyms.of(group["words"] for group in groups)
