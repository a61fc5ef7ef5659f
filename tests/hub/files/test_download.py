"""How documents, renditions and originals are answered (checks 24, 27)."""

import unicodedata

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from hub.files.models import HubDocument
from tests.factories import PASSWORD, make_document, make_image, make_person, png
from tests.hub.files.test_documents import PDF
from tests.hub.files.test_pictures import named

SANDBOX = "default-src 'none'; form-action 'none'; base-uri 'none'; sandbox"


def body(response):
    return b"".join(response.streaming_content)


def send(editor, name, data, document=None, title="Mẫu đơn"):
    """Upload a document, or another file for one, by the admin's form."""
    address = reverse("wagtaildocs:edit", args=[document.pk]) if document else reverse(
        "wagtaildocs:add")  # fmt: skip
    response = editor.post(
        address,
        {"title": title, "file": named(name, data), "collection": 1, "tags": ""},
    )
    assert response.status_code == 302, response.content.decode()[:2000]
    return HubDocument.objects.latest("pk")


def test_a_document_is_always_a_download_in_a_sandbox(home, client):
    response = client.get(make_document().url)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert response.headers["Content-Security-Policy"].startswith(SANDBOX)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert not response.cookies


NAMES = [
    unicodedata.normalize("NFD", "Hướng dẫn sử dụng.pdf"),
    "ờ" * 236 + ".pdf",
    'Mẫu "số 1"; bản 2.pdf',
    "BÁO CÁO.PDF",
]


@pytest.mark.parametrize("name", NAMES, ids=["NFD", "long", "quotes", "capitals"])
def test_files_with_odd_names_can_be_downloaded(editor, client, name):
    document = send(editor, name, PDF, title=name.removesuffix(".pdf"))
    response = client.get(document.url)
    assert response.status_code == 200
    assert body(response) == PDF
    header = response.headers["Content-Disposition"]
    assert header.isascii()
    assert unicodedata.is_normalized("NFC", HubDocument.objects.get().title)


def test_an_old_address_leads_to_the_new_file_at_once(editor, client):
    document = send(editor, "mau-don.pdf", PDF)
    printed = document.url
    first = client.get(printed)
    etag = first.headers["ETag"]
    assert client.get(printed, headers={"If-None-Match": etag}).status_code == 304

    newer = PDF + b"%2\n"
    send(editor, "mau-don.pdf", newer, document)
    assert body(client.get(printed, follow=True)) == newer
    again = client.get(printed, headers={"If-None-Match": etag}, follow=True)
    assert (again.status_code, body(again)) == (200, newer)

    newest = PDF + b"%3\n"
    document = send(editor, "mau-don-2026.pdf", newest, document)
    for address in (printed, document.url):
        response = client.get(address, headers={"If-None-Match": etag}, follow=True)
        assert len(response.redirect_chain) <= 1
        assert body(response) == newest


def test_the_same_bytes_under_a_new_name_are_asked_for_anew(home, client):
    document = make_document()
    etag = client.get(document.url).headers["ETag"]
    document.file.save("khac.pdf", ContentFile(PDF))
    response = client.get(document.url, headers={"If-None-Match": etag})
    assert response.status_code == 200


def test_a_document_whose_file_is_gone_is_not_found(home, client):
    document = make_document()
    document.file.storage.delete(document.file.name)
    assert client.get(document.url).status_code == 404


def test_a_name_of_ones_own_leads_to_the_right_one(home, client):
    document = make_document()
    assert client.get(f"/tai-ve/{document.pk}/a%0d%0aX: 1.exe").status_code == 404
    response = client.get(f"/tai-ve/{document.pk}/Virus.exe")
    assert response.status_code == 302
    assert response.headers["Location"] == document.url


@pytest.fixture
def private(home):
    root = Collection.get_first_root_node()
    collection = root.add_child(instance=Collection(name="Nội bộ"))
    return collection


def restrict(collection, kind, **fields):
    return CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, **fields
    )


def test_a_private_document_sends_to_sign_in_and_says_no_name(private, client):
    restrict(private, "login")
    document = make_document(title="Mật", collection=private)
    for address in (document.url, f"/tai-ve/{document.pk}/x.pdf"):
        response = client.get(address)
        assert response.status_code == 302
        assert "login" in response.headers["Location"]
        assert "mat" not in response.headers["Location"].split("next=")[0]


def test_a_private_document_is_kept_in_no_cache(private, client):
    restrict(private, "login")
    document = make_document(collection=private)
    person = make_person()
    assert client.login(username=person.email, password=PASSWORD)
    response = client.get(document.url)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    client.logout()
    assert client.get(document.url).status_code == 302


def test_a_document_of_a_group_opens_to_the_group_only(private, client):
    group = Group.objects.create(name="Cán bộ")
    restrict(private, "groups").groups.add(group)
    document = make_document(collection=private)
    client.force_login(person := make_person())
    assert client.get(document.url).status_code == 302
    person.groups.add(group)
    assert client.get(document.url).status_code == 200


def test_a_document_with_a_password_asks_for_it(private, client):
    restrict(private, "password", password="che-xanh")
    document = make_document(collection=private)
    response = client.get(document.url)
    assert "Content-Disposition" not in response.headers
    assert "no-store" in response.headers["Cache-Control"]
    rule = CollectionViewRestriction.objects.get()
    response = client.post(
        reverse("wagtaildocs_authenticate_with_password", args=[rule.pk]),
        {"password": "che-xanh", "return_url": document.url},
    )
    assert client.get(document.url).status_code == 200


def test_renditions_are_public_for_good_and_can_do_nothing(home, client):
    image = make_image(data=png(size=(200, 100)))
    response = client.get(image.get_rendition("width-50|format-webp").url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Content-Security-Policy"].startswith(SANDBOX)
    assert int(response.headers["Content-Length"]) == len(body(response))


def test_originals_documents_and_waiting_uploads_are_not_served(home, client, settings):
    image, document = make_image(), make_document()
    rendition = image.get_rendition("width-20")
    waiting = settings.MEDIA_ROOT / "wagtail_uploads" / "a.png"
    waiting.parent.mkdir(exist_ok=True)
    waiting.write_bytes(png())
    for address in (
        image.file.url,
        document.file.url,
        "/media/wagtail_uploads/a.png",
        "/media/",
        "/media/images/",
        "/media/images",
        f"/media/images/../{image.file.name}",
        f"/media/images/%2e%2e/{image.file.name}",
        f"/media/images/..%2f{image.file.name}",
        f"/media/images//{rendition.file.name.split('/')[1]}",
        "/media/images/../../../../etc/passwd.png",
        "/media//etc/passwd.png",
        "/media/images/..png",
        "/media/images/a%00.png",
        "/media/images/khong-co.png",
    ):
        response = client.get(address)
        assert response.status_code in {301, 404}, address
        if response.status_code == 301:
            assert client.get(address, follow=True).status_code == 404


def test_files_are_only_read(home, client):
    for address in (make_document().url, make_image().get_rendition("width-20").url):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200
