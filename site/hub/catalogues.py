"""Compile the message catalogues; `.mo` files are never committed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings


def compile_catalogues() -> int:
    """Write each `.mo` that is missing or older than its `.po`; return how many."""
    return sum(
        compile_one(po)
        for folder in settings.LOCALE_PATHS
        for po in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
    )


def compile_one(po: Path) -> bool:
    """Compile one catalogue; a fuzzy entry is left out. Return whether it was due."""
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        return False
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parts[-3])
    part = mo.with_suffix(".part")
    with part.open("wb") as target:
        write_mo(target, catalogue)
    part.replace(mo)
    return True
