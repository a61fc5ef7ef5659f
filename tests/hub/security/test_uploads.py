"""Checks 22 (V5.2.1), 24 (V5.3.2) and 25 (V1.3.4): what the tests of files leave open."""

import re
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hub.files import content, fields
from hub.files.models import HubDocument, HubImage
from tests.factories import png

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
ACTIVE = {
    "svg",
    "svgz",
    "html",
    "htm",
    "xhtml",
    "xml",
    "xsl",
    "js",
    "mjs",
    "pdfx",
    "swf",
}


def send(editor, name, data, kind="documents"):
    app = "wagtaildocs" if kind == "documents" else "wagtailimages"
    fields = {"title": "Tệp", "files[]": SimpleUploadedFile(name, data)}
    return editor.post(reverse(f"{app}:add_multiple"), fields).json()


def test_a_document_that_is_too_big_is_refused(editor, settings):
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    answer = send(editor, "to.pdf", PDF + b"\0" * limit)
    assert answer["success"] is False
    assert HubDocument.objects.count() == 0


def test_a_document_just_below_the_limit_is_taken(editor, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = len(PDF)
    assert send(editor, "vua.pdf", PDF)["success"] is True
    assert send(editor, "to.pdf", PDF + b"\n")["success"] is False


def test_the_proxy_lets_through_what_the_site_takes_and_no_more(settings):
    """The operator's page gives nginx a limit above ours, within a few megabytes."""
    page = (Path(configured.BASE_DIR) / "docs/operations.md").read_text("utf-8")
    proxy = int(re.search(r"client_max_body_size (\d+)m;", page)[1]) * 1024 * 1024
    ours = max(
        settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    )
    assert ours < proxy <= ours + 8 * 1024 * 1024


def test_a_body_that_is_no_upload_is_bounded_too(settings):
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= 5 * 1024 * 1024
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 10_000


def test_no_list_of_kinds_names_svg_or_html(settings):
    kinds = {*settings.WAGTAILIMAGES_EXTENSIONS, *settings.WAGTAILDOCS_EXTENSIONS}
    assert not kinds & ACTIVE
    assert set(settings.WAGTAILDOCS_EXTENSIONS) == set(content.KINDS)
    assert settings.WAGTAILDOCS_INLINE_CONTENT_TYPES == []
    assert "SVG" not in fields.FORMATS


@pytest.mark.parametrize(
    "name",
    ["../../x.pdf", "..\\..\\x.pdf", "/etc/x.pdf",  "x.html.pdf", "a\x00b.pdf"],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_stays_in_its_folder(editor, settings, name):
    answer = send(editor, name, PDF)
    assert answer["success"] is True, answer
    document = HubDocument.objects.get()
    assert re.fullmatch(r"documents/[0-9a-f]{12}\.pdf", document.file.name)
    folder = Path(settings.MEDIA_ROOT) / "documents"
    assert Path(document.file.path).resolve().parent == folder.resolve()
    response = editor.get(document.url)
    assert response.headers["Content-Disposition"].isprintable()
    assert "X" not in response.headers


def test_code_that_stores_a_picture_gives_it_a_name_of_ours_too(home):
    image = HubImage.objects.create(
        title="x", file=ContentFile(png(), name="Nguyễn Văn Thật.png")
    )
    assert re.fullmatch(r"original_images/[0-9a-f]{12}\.png", image.file.name)
