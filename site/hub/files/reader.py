"""Read the text of one PDF, DOCX or XLSX: run as a program of its own, without Django.

    python reader.py pdf|docx PAGES < file > JSON {"text", "pages", "note"}
    python reader.py xlsx ROWS < file > JSON {"rows"}

It limits its own memory, time and files before it looks at the first byte: parsers of
uploads may be led to take all of them.
"""

import json
import resource
import sys
import unicodedata
from collections.abc import Iterator
from io import BytesIO

MEMORY = 768 * 1024 * 1024
CPU_SECONDS = 20
LONGEST_TEXT = 2_000_000
MOST_COLUMNS = 30  # of a sheet
FEWEST_LETTERS = 20  # on average a page of a scan with a stamp has less than that


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_pdf(data: bytes, most: int) -> dict:
    import logging

    from pypdf import PdfReader

    logging.disable()
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"text": "", "pages": None, "note": "locked"}
    count = len(reader.pages)
    text = joined(reader.pages[n].extract_text() or "" for n in range(min(count, most)))
    letters = sum(1 for letter in text if letter.isalnum())
    note = "long" if count > most else ""
    if letters < FEWEST_LETTERS * min(count, most) and letters < 200:
        note = "scanned"
    return {"text": text, "pages": count, "note": note}


def read_docx(data: bytes, most: int) -> dict:
    """Read the body with tables in tables and boxes, then headers, footers and notes."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document(BytesIO(data))
    parts = [document.element.body]
    for part in document.part.package.iter_parts():
        name = str(part.partname).rpartition("/")[2]
        if name.startswith(("header", "footer", "footnotes", "endnotes")):
            parts.append(parse_xml(part.blob))
    text = joined("".join(words(element)) for element in parts)
    return {"text": text, "pages": None, "note": "" if text.strip() else "scanned"}


def read_xlsx(data: bytes, most: int) -> dict:
    """Read the first sheet as text: a formula as it is written, a number without zeros."""
    from openpyxl import load_workbook

    book = load_workbook(
        BytesIO(data), read_only=True, data_only=False, keep_links=False
    )
    sheet = book.worksheets[0]
    rows = sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS, values_only=True)
    return {"rows": [[cell(value) for value in row] for row in rows]}


def cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)[:500].replace("\x00", "")


def words(element) -> Iterator[str]:
    """Yield the text below an element in its order, a line break at each paragraph.

    Word stores a box twice (`mc:AlternateContent`); its second form is passed over.
    """
    skipped = set()
    for node in element.iter("{*}Fallback"):
        skipped.update(node.iter())
    for node in element.iter():
        if node in skipped or not isinstance(node.tag, str):
            continue
        match node.tag.rpartition("}")[2]:
            case "t":
                yield node.text or ""
            case "tab" | "br":
                yield " "
            case "p":
                yield "\n"


def joined(pieces: Iterator[str]) -> str:
    """Join the pieces up to the longest text that is kept, in NFC, without NUL."""
    found, length = [], 0
    for piece in pieces:
        found.append(piece)
        length += len(piece)
        if length > LONGEST_TEXT:
            break
    text = "\n".join(found)[:LONGEST_TEXT].replace("\x00", "")
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFC", text).strip()


def main(kind: str, most: int) -> None:
    limit()
    data = sys.stdin.buffer.read()
    kinds = {"pdf": read_pdf, "docx": read_docx, "xlsx": read_xlsx}
    result = kinds[kind](data, most)
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
