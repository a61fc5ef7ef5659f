"""Reading the seed files."""

import re
from pathlib import Path
from typing import Any

import yaml

SEED = Path(__file__).resolve().parents[1] / "seed"
FOLDERS = [
    "sections",
    "paths",
    "lessons",
    "guides",
    "documents",
    "terms",
    "faq",
    "programme",
    "pages",
]
NUMBER = re.compile(r"([A-Z]+)(\d*)")


def read_items() -> dict[str, dict[str, Any]]:
    """Return every item of the seed by its key, in the order of kind and number.

    Raises ValueError when two files carry one key.
    """
    items: dict[str, dict[str, Any]] = {}
    for folder in FOLDERS:
        found = [read(path) for path in (SEED / folder).glob("*.yaml")]
        for item in sorted(found, key=lambda item: order(item["key"])):
            if items.setdefault(item["key"], item) is not item:
                raise ValueError(f"two seed files carry the key {item['key']}")
    return items


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506


def order(key: str) -> tuple[str, int]:
    """Return the kind of a key and its number: L2 comes before L10."""
    match = NUMBER.match(key)
    return (match[1], int(match[2] or 0)) if match else (key, 0)


# The C loader is safe as well, and ten times as fast where it is built.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
