"""The PDF beside a document says what the page says, also after an edit."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pypdf import PdfReader

from hub.files.models import HubDocument
from lessons.models import DocumentPage


@pytest.fixture
def page():
    """A document with its file, which comes back for the tests after this one."""
    page = DocumentPage.objects.get(seed_key="D06")
    path = Path(page.file.file.path)
    data = path.read_bytes()
    yield page
    path.write_bytes(data)


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def act(page):
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return DocumentPage.objects.get(pk=page.pk)

    return act


def words(document):
    pages = PdfReader(BytesIO(document.file.read())).pages
    return " ".join(page.extract_text() for page in pages)


def test_the_file_follows_an_edit_under_the_same_address(page, publish):
    before, address = page.file.file.name, page.file.pk
    page.title = "Bảng kiểm mới của xóm"
    page = publish(page)
    assert page.file.pk == address
    assert "Bảng kiểm mới của xóm" in words(page.file)
    assert not page.file.file.storage.exists(before)


def test_the_file_follows_a_changed_address(page, publish):
    page.slug = "bang-kiem-cua-xom"
    page = publish(page)
    assert page.file.filename == "bang-kiem-cua-xom.pdf"
    page.title = "Bảng kiểm đổi lần hai"
    assert "đổi lần hai" in words(publish(page).file)


def test_a_file_that_a_person_chose_stays(page, publish):
    chosen = HubDocument(title="Bản có dấu đỏ", upload_name="ban-co-dau.pdf")
    chosen.file = ContentFile(page.file.file.read(), name="ban-co-dau.pdf")
    chosen.save()
    page.file, page.title = chosen, "Bảng kiểm mới của xóm"
    page = publish(page)
    assert page.file == chosen
    assert "mới của xóm" not in words(page.file)


def test_a_draft_leaves_the_file_as_it_is(page, django_capture_on_commit_callbacks):
    before = page.file.file_hash
    page.title = "Chỉ là bản nháp"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision()
    assert HubDocument.objects.get(pk=page.file.pk).file_hash == before
