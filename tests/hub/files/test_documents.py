"""Uploads of documents: the content must be what the name says (checks 22, 23, 25)."""

import io
import zipfile

import pytest
from docx import Document

from hub.files import content
from hub.files.models import HubDocument
from tests.hub.files.test_pictures import HTML, SVG, files_in

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def packed(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def office(member, *more):
    return packed([("[Content_Types].xml", "<Types/>"), (member, "<x/>"), *more])


def docx():
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("Kế hoạch bón phân chè")
    document.save(out)
    return out.getvalue()


def odt():
    return packed(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", "<x/>"),
        ]
    )


TAKEN = {
    "a.pdf": PDF,
    "B.PDF": PDF,
    "a.docx": docx(),
    "a.xlsx": office("xl/workbook.xml"),
    "a.pptx": office("ppt/presentation.xml"),
    "a.odt": odt(),
}
REFUSED = {
    "HTML": ("a.html", HTML, "extension"),
    "SVG": ("a.svg", SVG, "extension"),
    "program": ("a.exe", b"MZ", "extension"),
    "no extension": ("mau", PDF, "extension"),
    "HTML as PDF": ("a.pdf", HTML, "content"),
    "PDF far inside HTML": ("a.pdf", HTML + PDF, "content"),
    "docx as PDF": ("a.pdf", TAKEN["a.docx"], "content"),
    "PDF as docx": ("a.docx", PDF, "content"),
    "xlsx as docx": ("a.docx", TAKEN["a.xlsx"], "content"),
    "any archive as docx": ("a.docx", packed([("a.txt", "x")]), "content"),
    "text as odt": ("a.odt", packed([("mimetype", "text/plain"), ("content.xml", "x")]),
                    "content"),
    "half a docx": ("a.docx", TAKEN["a.docx"][:2000], "content"),
    "docx behind HTML": ("a.docx", HTML + TAKEN["a.docx"], "content"),
    "bomb": ("a.docx", office("word/document.xml", ("a.bin", b"\0" * 60_000_000)), "packed"),
    "many members": ("a.docx", office("word/document.xml",
                     *((f"word/{n}.xml", "") for n in range(3001))), "packed"),
    "macros": ("a.docx", office("word/document.xml", ("word/vbaProject.bin", "x")), "macros"),
    "empty": ("a.pdf", b"", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_files_of_the_named_kind_are_taken(upload, name):
    assert upload(name, TAKEN[name], "documents")["success"] is True
    assert HubDocument.objects.count() == 1


@pytest.mark.parametrize("case", REFUSED)
def test_other_files_are_refused_and_leave_nothing(upload, settings, case):
    before = files_in(settings)
    name, data, code = REFUSED[case]
    answer = upload(name, data, "documents")
    assert answer["success"] is False
    assert answer["error_message"].count("\n") == 0, "one sentence is enough"
    assert HubDocument.objects.count() == 0
    assert files_in(settings) == before
    if code:
        with pytest.raises(content.Refused) as refused:
            content.check(io.BytesIO(data), name.rpartition(".")[2].lower())
        assert refused.value.code == code


def test_a_lie_about_the_number_of_members_does_not_help():
    data = bytearray(REFUSED["many members"][1])
    end = data.rfind(content.END_RECORD)
    data[end + 8 : end + 12] = b"\x01\x00\x01\x00"
    with pytest.raises(content.Refused):
        content.check(io.BytesIO(bytes(data)), "docx")


def test_a_lie_about_the_unpacked_size_is_found():
    data = office("word/document.xml").replace(
        b"word/document.xml", b"word/document.xml"
    )
    huge = packed(
        [("[Content_Types].xml", "x"), ("word/document.xml", b"\0" * 5_000_000)]
    )
    stated = (5_000_000).to_bytes(4, "little")
    lie = huge.replace(stated, (10).to_bytes(4, "little"))
    assert lie != huge
    with pytest.raises(content.Refused):
        content.check(io.BytesIO(lie), "docx")
    content.check(io.BytesIO(data), "docx")
