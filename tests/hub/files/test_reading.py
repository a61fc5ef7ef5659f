"""Reading the text of documents in a process with limits."""

import io
import sys
import unicodedata
from pathlib import Path

import pytest
from docx import Document
from fpdf import FPDF

from hub.files import extract
from hub.files.models import HubDocument, Note
from tests.factories import make_document, picture
from tests.hub.files.test_documents import PDF
from tests.hub.files.test_download import send

FONT = (
    Path(__file__).resolve().parents[3] / "lessons/printing/fonts/NotoSans-Regular.ttf"
)


def table_docx():
    """Return the case of R6: a number in the header, all else in tables."""
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN XÃ TÂN CƯƠNG"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "Kế hoạch bón phân chè"
    document.sections[0].header.paragraphs[0].text = "Số 78/KH-UBND"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text_pdf(pages=1, words="Plan for tea, number one. "):
    pdf = FPDF()
    pdf.set_font("Helvetica", size=14)
    for number in range(pages):
        pdf.add_page()
        pdf.multi_cell(0, 10, f"{words * 4} {number}")
    return bytes(pdf.output())


def scanned_pdf():
    pdf = FPDF()
    pdf.add_page()
    pdf.image(io.BytesIO(picture("PNG", size=(300, 400))), w=100)
    return bytes(pdf.output())


def locked_pdf():
    pdf = FPDF()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.add_page()
    pdf.set_font("Helvetica", size=14)
    pdf.cell(0, 10, "secret")
    return bytes(pdf.output())


def read(data, extension):
    return extract.read(io.BytesIO(data), extension)


def test_tables_in_tables_and_headers_of_word_files_are_read():
    found = read(table_docx(), "docx")
    for words in ("XÃ TÂN CƯƠNG", "Kế hoạch bón phân chè", "78/KH-UBND"):
        assert words in found.text
    assert found.note == ""


def test_a_box_of_a_word_file_is_read_once():
    document = Document()
    paragraph = document.add_paragraph("Ngoài hộp. ")
    from docx.oxml import parse_xml

    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Trong hộp</w:t>"
        "</w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>"
        "<w:t>Trong hộp</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue(), "docx").text.count("Trong hộp") == 1


def test_the_text_of_a_pdf_is_read_with_its_pages():
    found = read(text_pdf(pages=3), "pdf")
    assert "number one" in found.text
    assert (found.pages, found.note) == (3, "")


def test_decomposed_text_is_kept_composed():
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("D", "", str(FONT))
    pdf.set_font("D", size=14)
    pdf.multi_cell(0, 10, unicodedata.normalize("NFD", "Hướng dẫn bón phân. " * 20))
    text = read(bytes(pdf.output()), "pdf").text
    assert unicodedata.is_normalized("NFC", text)
    assert "Hướng" in text


def test_a_scan_a_lock_and_a_ruin_are_told_apart():
    assert read(scanned_pdf(), "pdf").note == Note.SCANNED
    assert read(locked_pdf(), "pdf").note == Note.LOCKED
    assert read(b"%PDF-1.7 nothing more", "pdf").note == Note.DAMAGED
    assert read(b"PK\x03\x04", "docx").note == Note.DAMAGED


def test_no_more_pages_are_read_than_allowed(monkeypatch):
    monkeypatch.setattr(extract, "PAGES", 2)
    found = read(text_pdf(pages=4), "pdf")
    assert (found.pages, found.note) == (4, Note.LONG)
    assert " 1" in found.text
    assert " 3" not in found.text


@pytest.fixture
def own_reader(monkeypatch, tmp_path):
    """Put a few lines in the place of the parsers, behind the reader's own limits."""

    def write(lines):
        source = extract.READER.read_text(encoding="utf-8")
        path = tmp_path / "reader.py"
        call = "result = kinds[kind](data, most)"
        assert call in source
        path.write_text(source.replace(call, lines), encoding="utf-8")
        monkeypatch.setattr(extract, "READER", path)

    return write


def test_a_reader_that_takes_too_long_is_stopped(own_reader, monkeypatch):
    monkeypatch.setattr(extract, "SECONDS", 0.5)
    own_reader("import time; time.sleep(60); result = {}")
    assert read(PDF, "pdf").note == Note.SLOW


def test_a_reader_that_takes_all_memory_is_stopped(own_reader):
    own_reader("result = {'text': 'x' * (4 * 1024 ** 3), 'pages': None, 'note': ''}")
    assert read(PDF, "pdf").note == Note.DAMAGED


def test_a_reader_can_write_no_file(own_reader, tmp_path):
    target = tmp_path / "out"
    own_reader(f"open({str(target)!r}, 'w').write('x' * 9000); result = {{}}")
    assert read(PDF, "pdf").note == Note.DAMAGED
    assert not target.exists() or target.stat().st_size == 0


def test_the_reader_runs_without_the_site():
    source = extract.READER.read_text(encoding="utf-8")
    assert "django" not in source.lower().replace("without django", "")
    assert sys.executable


def test_an_upload_is_read_and_its_text_kept(
    editor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(editor, "bang.docx", table_docx())
    document = HubDocument.objects.get()
    assert "Kế hoạch bón phân chè" in document.extracted_text
    assert document.reading_note == ""


def test_a_new_file_brings_new_text_and_drops_the_old(
    editor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        document = send(editor, "a.docx", table_docx())
    with django_capture_on_commit_callbacks(execute=True):
        send(editor, "b.pdf", text_pdf(), document)
        assert HubDocument.objects.get().extracted_text == ""
    document = HubDocument.objects.get()
    assert "number one" in document.extracted_text
    assert "bón phân" not in document.extracted_text


def test_another_title_reads_nothing_anew(db, django_capture_on_commit_callbacks):
    document = make_document()
    document.extracted_text = "chè"
    document.title = "Khác"
    with django_capture_on_commit_callbacks() as callbacks:
        document.save()
    assert not [call for call in callbacks if "read_new_file" in repr(call)]
    assert HubDocument.objects.get().extracted_text == "chè"


def test_a_reading_of_a_file_that_was_replaced_changes_nothing(db):
    document = make_document(data=text_pdf())
    extract.read_document.call(document.pk, "documents/old.pdf")
    assert HubDocument.objects.get().extracted_text == ""


def test_the_uploader_is_told_of_a_scan(editor, django_capture_on_commit_callbacks):
    from django.urls import reverse

    with django_capture_on_commit_callbacks(execute=True):
        document = send(editor, "quet.pdf", scanned_pdf())
    assert document.extract_note == "" or HubDocument.objects.get().extract_note
    page = editor.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    document.refresh_from_db()
    assert document.extract_note == Note.SCANNED
    assert document.reading_note in page
