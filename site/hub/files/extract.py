"""Read the text of an uploaded document, after the upload, in a process of its own."""

import json
import subprocess
from pathlib import Path
from typing import IO, NamedTuple

from django.db import transaction
from django.tasks import task

from . import child, names
from .models import HubDocument, Note

READER = Path(__file__).with_name("reader.py")
READABLE = ("pdf", "docx")
SECONDS = 20
PAGES = 300


class Reading(NamedTuple):
    """What was read: the text in NFC, its pages (None: not known), a `Note` or ""."""

    text: str = ""
    pages: int | None = None
    note: str = ""


def read(file: IO[bytes], extension: str) -> Reading:
    """Return the text of a file; never raises for what is in it.

    The child is stopped after SECONDS and limits its own memory (reader.py).
    """
    if extension not in READABLE:
        return Reading()
    try:
        done = run(file, extension, PAGES)
    except subprocess.TimeoutExpired:
        return Reading(note=Note.SLOW)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return Reading(note=Note.SLOW if done.returncode == -24 else Note.DAMAGED)
    return Reading(**found)


def run(file: IO[bytes], kind: str, most: int) -> subprocess.CompletedProcess[bytes]:
    return child.run(READER, file.read(), kind, str(most), seconds=SECONDS)


def read_cells(file: IO[bytes], rows: int) -> list[list[str]] | None:
    """Return the first rows of an XLSX file as text, None when it cannot be read."""
    try:
        return json.loads(run(file, "xlsx", rows).stdout)["rows"]
    except (subprocess.TimeoutExpired, ValueError):
        return None


@task
def read_document(pk: int, name: str) -> None:
    """Read the file `name` of a document and keep its text, unless it was replaced."""
    document = HubDocument.objects.filter(pk=pk, file=name).first()
    if document is None:
        return
    try:
        with document.file.storage.open(name) as file:
            found = read(file, names.split(name)[1])
    except FileNotFoundError:
        found = Reading(note=Note.DAMAGED)
    with transaction.atomic():
        document = (
            HubDocument.objects.select_for_update().filter(pk=pk, file=name).first()
        )
        if document is not None:
            document.extracted_text, document.pages = found.text, found.pages
            document.extract_note = found.note
            document.save(update_fields=["extracted_text", "pages", "extract_note"])
