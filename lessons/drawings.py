"""The kit of drawings: SVG files under static, offered as a choice in a step."""

from functools import cache
from pathlib import Path

import yaml

LIST = Path(__file__).with_name("seed") / "drawings.yaml"


@cache
def drawings() -> dict[str, dict[str, str]]:
    """Return {name: {label, alt}} of each drawing; the name is the file's stem."""
    if not LIST.exists():
        return {}
    entries = yaml.safe_load(LIST.read_text(encoding="utf-8")) or []
    return {Path(entry["file"]).stem: entry for entry in entries}


def drawing_choices() -> list[tuple[str, str]]:
    return [(name, entry["label"]) for name, entry in drawings().items()]
