"""The PDF beside a document says what the page says, also after an edit."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pypdf import PdfReader

from hub.files.models import HubDocument
from lessons.models import DocumentPage


@pytest.fixture
def paper():
    """A document with its file, which comes back for the tests after this one."""
    paper = DocumentPage.objects.get(seed_key="D06")
    path = Path(paper.file.file.path)
    data = path.read_bytes()
    yield paper
    path.write_bytes(data)


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def act(paper):
        with django_capture_on_commit_callbacks(execute=True):
            paper.save_revision().publish()
        return DocumentPage.objects.get(pk=paper.pk)

    return act


def words(document):
    pages = PdfReader(BytesIO(document.file.read())).pages
    return " ".join(paper.extract_text() for paper in pages)


def test_the_file_follows_an_edit_under_the_same_address(paper, publish):
    before, address = paper.file.file.name, paper.file.pk
    paper.title = "Bảng kiểm mới của xóm"
    paper = publish(paper)
    assert paper.file.pk == address
    assert "Bảng kiểm mới của xóm" in words(paper.file)
    assert not paper.file.file.storage.exists(before)


def test_the_file_follows_a_changed_address(paper, publish):
    paper.slug = "bang-kiem-cua-xom"
    paper = publish(paper)
    assert paper.file.filename == "bang-kiem-cua-xom.pdf"
    paper.title = "Bảng kiểm đổi lần hai"
    assert "đổi lần hai" in words(publish(paper).file)


def test_a_file_that_a_person_chose_stays(paper, publish):
    chosen = HubDocument(title="Bản có dấu đỏ", upload_name="ban-co-dau.pdf")
    chosen.file = ContentFile(paper.file.file.read(), name="ban-co-dau.pdf")
    chosen.save()
    paper.file, paper.title = chosen, "Bảng kiểm mới của xóm"
    paper = publish(paper)
    assert paper.file == chosen
    assert "mới của xóm" not in words(paper.file)


def test_a_draft_leaves_the_file_as_it_is(paper, django_capture_on_commit_callbacks):
    before = paper.file.file_hash
    paper.title = "Chỉ là bản nháp"
    with django_capture_on_commit_callbacks(execute=True):
        paper.save_revision()
    assert HubDocument.objects.get(pk=paper.file.pk).file_hash == before
