"""The PDF beside a document page, kept as a file of the site."""

from collections.abc import Callable
from hashlib import sha1
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from . import document_pdf

if TYPE_CHECKING:
    from hub.files.models import HubDocument

    from ..models import DocumentPage


def attach(page: "DocumentPage", say: Callable[[str], object]) -> bool:
    """Make or refresh the PDF of the page and set `page.file`; saving is the caller's.

    Returns whether a file was written. A file that a person chose is left alone.
    """
    twin = page.file or known_twin(page)
    if twin and not is_twin(twin, page.slug):
        say(f"{page.slug}: has a file of its own, no PDF made")
        return False
    data = document_pdf(page)
    written = twin is None or not holds(twin, data, title_of(page))
    if written:
        twin = write(page, twin, data)
        say(f"{page.slug}.pdf: {len(data)} bytes")
    page.file = twin
    return written


def title_of(page: "DocumentPage") -> str:
    return f"{page.title} (PDF)"


def known_twin(page: "DocumentPage") -> "HubDocument | None":
    from hub.files.models import HubDocument

    found = HubDocument.objects.filter(title=title_of(page)).order_by("pk")
    return next((twin for twin in found if is_twin(twin, page.slug)), None)


def is_twin(document: "HubDocument", slug: str) -> bool:
    """Return whether the file is the one that we made for this page."""
    return document.upload_name == upload_name(slug)


def upload_name(slug: str) -> str:
    return f"{slug}.pdf"


def holds(document: "HubDocument", data: bytes, title: str) -> bool:
    """Return whether the stored file is these bytes, and still there."""
    same = document.file_hash == sha1(data, usedforsecurity=False).hexdigest()
    return (
        same
        and document.title == title
        and document.file.storage.exists(document.file.name)
    )


def write(
    page: "DocumentPage", twin: "HubDocument | None", data: bytes
) -> "HubDocument":
    from hub.files.models import HubDocument

    twin = twin or HubDocument()
    before, storage = twin.file.name, twin.file.storage
    twin.title, twin.upload_name = title_of(page), upload_name(page.slug)
    twin.file = ContentFile(data, name=twin.upload_name)
    twin.file_size = len(data)
    twin.file_hash = sha1(data, usedforsecurity=False).hexdigest()
    twin.save()
    if before:
        transaction.on_commit(lambda: storage.delete(before))
    return twin
