"""Bring the Vietnamese catalogue up to date with the sources, without GNU gettext.

`python scripts/messages.py` writes `locale/vi/LC_MESSAGES/django.po`: new msgids come
with an empty translation, unused ones are kept as `#~` and return when used again.
`--check` writes nothing and ends with 1 when a msgid of the sources is missing.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"
SOURCES = ("community", "lessons", "search", "site/hub", "templates")
SINGULAR, PLURAL = None, (1, 2)
IN_CONTEXT, PLURAL_IN_CONTEXT = ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": SINGULAR,
    "gettext": SINGULAR,
    "gettext_lazy": SINGULAR,
    "gettext_noop": SINGULAR,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": IN_CONTEXT,
    "pgettext_lazy": IN_CONTEXT,
    "npgettext": PLURAL_IN_CONTEXT,
    "npgettext_lazy": PLURAL_IN_CONTEXT,
}


def extract_template(
    source: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Any]:
    """Extract as Babel does from Python: Django turns the template into calls."""
    calls = templatize(source.read().decode())
    # Babel reads tokens, and the indents of a template are none of Python's.
    flat = "\n".join(line.lstrip() for line in calls.split("\n"))
    return extract_python(io.BytesIO(flat.encode()), keywords, comment_tags, options)


METHODS: list[Any] = [
    ("**/migrations/**.py", "ignore"),
    ("**.py", "python"),
    ("**.html", extract_template),
    ("**.txt", extract_template),
]


def extracted() -> Catalog:
    """Return every msgid of the sources, in the order of their files."""
    catalogue = Catalog()
    for folder in SOURCES:
        for _file, _line, msgid, comments, context in extract_from_dir(
            ROOT / folder,
            method_map=METHODS,
            keywords=KEYWORDS,
            comment_tags=("Translators",),
        ):
            catalogue.add(msgid, auto_comments=comments, context=context)
    return catalogue


def current() -> Catalog:
    """Return the catalogue as it is; an unused entry counts like any other."""
    if not CATALOGUE.exists():
        return Catalog(
            locale="vi",
            header_comment="# Vietnamese words of the interface. Written by `make messages`.",
            project="hub",
            version="1",
            msgid_bugs_address="hub",
            last_translator="hub",
            language_team="vi",
            fuzzy=False,
        )
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="vi")
    for message in catalogue.obsolete.values():
        catalogue[message.id] = message
    catalogue.obsolete.clear()
    return catalogue


def missing() -> list[str]:
    """Return the msgids of the sources that the catalogue lacks."""
    known = current()
    return [str(m.id) for m in extracted() if m.id and not known.get(m.id, m.context)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    if parser.parse_args().check:
        lacking = missing()
        sys.stdout.writelines(f"missing: {msgid}\n" for msgid in lacking)
        return bool(lacking)
    catalogue = current()
    catalogue.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, no_location=True, width=88)
    empty = sum(1 for m in catalogue if m.id and not (m.string and any(m.string)))
    sys.stdout.write(f"{len(catalogue)} messages, {empty} to translate\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
