"""The synonyms that searches may use: of the editors' versions, and the launch groups."""

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


@cache
def launched() -> Synonyms:
    """Return those of the launch groups: of a site where nobody wrote a version yet."""
    return Synonyms.of(launch_groups())


@lru_cache(maxsize=4)
def of_version(number: int, made: datetime) -> Synonyms:
    """Return the synonyms of a version. A version never changes, so they are kept.

    `made` tells versions apart of which one was lost with a backup brought back.
    """
    from .models import SynonymVersion

    groups = SynonymVersion.objects.values_list("groups", flat=True).get(number=number)
    return Synonyms.of(group["words"] for group in groups)
