"""The Vietnamese of the packages: complete, normalised, its placeholders in agreement."""

import io
import re
import unicodedata
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings

import hub

LOCALE = Path(hub.__file__).parent / "vendor_locale"
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}")
TAG = re.compile(r"</?[a-z]+[^>]*>")
# “hoà”, “xoá”, “thuỷ”: the mark stands on the main vowel, as in schoolbooks.
OLD_TONES = re.compile(r"[óòỏõọ][ae]\b|(?<!q)[úùủũụ]y\b", re.IGNORECASE)
PROPER_NAMES: frozenset[str] = frozenset()

both_domains = pytest.mark.parametrize("domain", ["django", "djangojs"])


def read(folder: Path, language: str, domain: str) -> Catalog:
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def messages(domain: str) -> list[Message]:
    return [message for message in read(LOCALE, "vi", domain) if message.id]


def english(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def key(message: Message) -> tuple[str | None, str]:
    return message.context, english(message)[0]


def vietnamese(message: Message) -> str:
    """Return the one form there is: Vietnamese has no plural."""
    text = message.string or ""
    return text if isinstance(text, str) else "".join(text)


def names(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def agrees(message: Message) -> bool:
    """Compare placeholders; a plural may count in only one of its English forms."""
    wanted, found = (
        [names(form) for form in english(message)],
        names(vietnamese(message)),
    )
    needed, known = set.intersection(*wanted), set.union(*wanted)
    return needed <= found <= known and bool(found) == bool(known)


def package_folders() -> Iterator[Path]:
    for app in apps.get_app_configs():
        if app.name.startswith(("wagtail", "taggit", "allauth")):
            yield Path(app.path) / "locale"


@both_domains
def test_language_and_plural_are_declared(domain: str) -> None:
    head = dict(read(LOCALE, "vi", domain).mime_headers)
    assert head["Language"] == "vi"
    assert head["Plural-Forms"] == "nplurals=1; plural=0;"
    assert head["Content-Type"].lower() == "text/plain; charset=utf-8"


@both_domains
def test_no_entry_is_empty_or_fuzzy(domain: str) -> None:
    assert messages(domain)
    assert [m.id for m in messages(domain) if m.fuzzy or not vietnamese(m)] == []


@both_domains
def test_placeholders_agree(domain: str) -> None:
    assert [m.id for m in messages(domain) if not agrees(m)] == []


@both_domains
def test_tags_agree(domain: str) -> None:
    different = [
        m.id
        for m in messages(domain)
        if sorted(TAG.findall(english(m)[-1])) != sorted(TAG.findall(vietnamese(m)))
    ]
    assert different == []


@both_domains
def test_letters_are_composed(domain: str) -> None:
    texts = [vietnamese(m) for m in messages(domain)]
    assert [text for text in texts if not unicodedata.is_normalized("NFC", text)] == []


@both_domains
def test_tone_marks_stand_as_in_schoolbooks(domain: str) -> None:
    texts = [vietnamese(m) for m in messages(domain)]
    assert [text for text in texts if OLD_TONES.search(text)] == []


@both_domains
def test_nothing_is_left_in_english(domain: str) -> None:
    same = {key(m)[1] for m in messages(domain) if vietnamese(m) == english(m)[0]}
    assert same - PROPER_NAMES == set()


@both_domains
def test_every_message_of_the_packages_has_vietnamese(domain: str) -> None:
    """Fails after an upgrade with the messages that are new."""
    folders = list(package_folders())
    known = {
        key(m) for folder in [LOCALE, *folders] for m in read(folder, "vi", domain)
    }
    wanted = {key(m) for folder in folders for m in read(folder, "en", domain)}
    assert wanted - known == (
        {(None, "%(field_label)s:")} if domain == "django" else set()
    )


@both_domains
def test_it_compiles_and_is_on_the_path(domain: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, read(LOCALE, "vi", domain))
    compiled.seek(0)
    known = GNUTranslations(compiled).gettext
    assert (known("Cancel"), known("Edit")) == ("Huỷ", "Sửa")
    assert LOCALE in map(Path, settings.LOCALE_PATHS)
