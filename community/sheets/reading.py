"""From a file to rows of text. A formula is text, a macro is refused."""

import csv
import io
from contextlib import suppress
from typing import NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from hub.files import content
from hub.files.extract import read_cells
from hub.vntext import clean, fold

LARGEST = 1024 * 1024
MOST_ROWS, MOST_COLUMNS, HEAD = 2000, 30, 15
COLUMNS = {
    "name": ("ho va ten", "ho ten", "ten"),
    "phone": ("so dien thoai", "dien thoai", "sdt", "so dt", "di dong"),
    "commune": ("xa phuong", "xa", "phuong", "dia ban", "noi o"),
    "unit": ("don vi", "co quan", "noi cong tac"),
}


class Unreadable(ValueError):
    """Says in a sentence why a sheet is not taken."""


class Row(NamedTuple):
    line: int
    name: str
    phone: str
    commune: str
    unit: str


def people(file: UploadedFile) -> list[Row]:
    """Return the rows below the headings, empty ones left out. Raises Unreadable."""
    if file.size > LARGEST:
        raise Unreadable(_("This file is too big: 1 MB at most."))
    table = cells(file)
    if len(table) > MOST_ROWS + HEAD:
        raise Unreadable(_("Too many rows: 2000 at most. Cut the sheet in two."))
    for at, row in enumerate(table[:HEAD]):
        if is_head(row):
            return rows(table, at + 1, headings(row))
    raise Unreadable(
        _("No headings were found. The first rows need “Họ tên” and “Số điện thoại”.")
    )


def cells(file: UploadedFile) -> list[list[str]]:
    if (file.name or "").lower().endswith(".csv"):
        return from_csv(file.read())
    try:
        content.check(file, "xlsx")
    except content.Refused as refused:
        raise Unreadable(why(refused.code)) from None
    file.seek(0)
    found = read_cells(file, MOST_ROWS + HEAD + 1)
    if found is None:
        raise Unreadable(_("This file cannot be read. Save it anew as XLSX or CSV."))
    return found


def why(code: str) -> str:
    if code == "macros":
        return _("This file holds macros. Save it as XLSX without them.")
    return _("This is no sheet in XLSX or CSV, or it is damaged.")


def from_csv(data: bytes) -> list[list[str]]:
    """Read UTF-8 or, with its mark, UTF-16, parted by comma, semicolon or tab."""
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("Save the file as “CSV UTF-8” or as XLSX.")) from None
    text = text.replace("\0", "")
    for sign in ";,\t":  # the one by which there are headings: units hold many commas
        with suppress(csv.Error):
            table = list(csv.reader(io.StringIO(text), delimiter=sign))
            if any(map(is_head, table[:HEAD])):
                return table
    return []


def is_head(row: list[str]) -> bool:
    return {"name", "phone"} <= headings(row).keys()


def headings(row: list[str]) -> dict[str, int]:
    """Return {column: place} of the headings in a row, by how they begin."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row[:MOST_COLUMNS]):
        words = " ".join(fold(clean(cell)).replace("/", " ").replace(",", " ").split())
        for name, starts in COLUMNS.items():
            if name not in found and words.startswith(starts):
                found[name] = place
                break
    return found


def rows(table: list[list[str]], first: int, places: dict[str, int]) -> list[Row]:
    made = []
    for line, row in enumerate(table[first:], first + 1):
        texts = [one_line(row, places.get(name, -1)) for name in COLUMNS]
        if any(texts):
            made.append(Row(line, *texts))
    return made[:MOST_ROWS]


def one_line(row: list[str], place: int) -> str:
    text = row[place] if 0 <= place < len(row) else ""
    return " ".join(clean(text).split())[:120]
