"""Check 21 (V1.3.6): the server asks no address that somebody has written down.

Embeds have no finder at all; every other address is only ever a link.
"""

import io
import json
import select
import socket
import zipfile

import pytest
from django.urls import reverse
from docx import Document
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedException
from wagtail.embeds.models import Embed
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from hub.files import extract
from lessons.models import PlainPage, Tool, ToolGuideIndexPage, ToolGuidePage
from tests.factories.pages import below
from tests.hub.security.test_rich_text import content_state

FAR = ["http://169.254.169.254/latest/meta-data/", "http://[::1]:80/", "http://10.0.0.1/",
       "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "http://lan.example.org/"]  # fmt: skip


@pytest.fixture
def listener():
    """A server on this machine that notices whoever comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.fixture
def near(listener):
    return f"http://127.0.0.1:{listener.getsockname()[1]}/anh.png"


def came(listener):
    return bool(select.select([listener], [], [], 0)[0])


@pytest.fixture
def asked(monkeypatch):
    """Every host that this process looks up or connects to, and none of them reached."""
    found = []

    def note(*args, **kwargs):
        found.append(args)
        raise OSError("no way out in this test")

    monkeypatch.setattr(socket, "getaddrinfo", note)
    monkeypatch.setattr(socket, "create_connection", note)
    monkeypatch.setattr(socket.socket, "connect", note)
    monkeypatch.setattr(socket.socket, "connect_ex", note)
    return found


def embed_state(address):
    """Return what a changed editing screen could send: a video, which ours has not."""
    return json.dumps(
        {
            "blocks": [{"key": "a", "text": " ", "type": "atomic", "depth": 0,
                        "inlineStyleRanges": [],
                        "entityRanges": [{"offset": 0, "length": 1, "key": 0}]}],
            "entityMap": {"0": {"type": "EMBED", "mutability": "IMMUTABLE",
                                "data": {"url": address, "embedType": "video"}}},
        }
    )  # fmt: skip


def test_the_watch_sees_a_connection(listener, near):
    with socket.create_connection(listener.getsockname()):
        assert came(listener)


def test_the_watch_sees_what_a_library_asks(asked):
    from urllib.request import urlopen

    with pytest.raises(OSError, match="no way"):
        urlopen(FAR[0])  # noqa: S310 - it gets nowhere
    assert asked


@pytest.mark.parametrize("address", [*FAR, None], ids=[*FAR, "this machine"])
def test_addresses_that_an_editor_enters_are_not_asked(
    editor, home, client, listener, near, asked, address
):
    address = address or near
    page = below(home, PlainPage(title="Giới thiệu", slug="gioi-thieu", summary="x"))
    figure = {"value": "1", "unit": "x", "label": "y", "kind": "result",
              "as_of": "2026-01-01", "as_of_text": "", "source_label": "z",
              "source_url": address}  # fmt: skip
    fields = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": address,
            "body": streamfield(
                [
                    ("text", {"title": "", "text": content_state(address)}),
                    ("text", {"title": "", "text": embed_state(address)}),
                    ("figure", figure),
                ]
            ),
            "sources": streamfield(
                [("source", {"label": "Nguồn", "url": address, "accessed": ""})]
            ),
            "comments": inline_formset([]),
        }
    )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(edit, fields).status_code == 302
    editor.post(preview, fields)
    assert editor.get(preview, {"mode": ""}).status_code == 200
    assert editor.get(edit).status_code == 200
    PlainPage.objects.get(pk=page.pk).get_latest_revision_as_object().save()
    assert address.replace("&", "&amp;") in client.get(page.url).content.decode()
    assert (asked, came(listener)) == ([], False)


def test_the_addresses_of_a_guide_are_not_asked(home, client, asked, listener, near):
    index = below(home, ToolGuideIndexPage(title="Công cụ", slug="cong-cu"))
    tool = Tool.objects.create(label="Mẫu", slug="mau", locale=home.locale)
    page = ToolGuidePage(
        title="Mẫu", slug="mau", tool=tool, addresses=f"{near}\n{FAR[0]}"
    )
    assert "169.254" in client.get(below(index, page).url).content.decode()
    assert (asked, came(listener)) == ([], False)


@pytest.mark.parametrize("address", [*FAR, None], ids=[*FAR, "this machine"])
def test_the_chooser_of_videos_refuses_every_address(
    editor, listener, near, asked, address
):
    answer = editor.post(
        reverse("wagtailembeds:chooser_upload"),
        {"embed-chooser-url": address or near},
    )
    assert answer.json()["step"] == "chooser"
    with pytest.raises(EmbedException):
        get_embed(address or near)
    assert Embed.objects.count() == 0
    assert (asked, came(listener)) == ([], False)


@pytest.mark.parametrize("kind", ["media", "image"])
def test_a_video_that_code_stored_is_not_asked_for(
    home, client, asked, listener, near, kind
):
    text = f'<p>Trước</p><embed embedtype="{kind}" url="{near}" id="1" alt="x" format="left"/>'
    body = json.dumps(
        [{"type": "text", "value": {"title": "", "text": text}, "id": "1"}]
    )
    page = below(home, PlainPage(title="Giới thiệu", slug="gioi-thieu"))
    PlainPage.objects.filter(pk=page.pk).update(body=body)
    html = client.get(page.url).content.decode()
    assert "Trước" in html
    assert near not in html
    assert (asked, came(listener)) == ([], False)


def leading_out(address):
    """Return a Word file whose parts name an address: a picture, an entity, a template."""
    plain = io.BytesIO()
    document = Document()
    document.add_paragraph("Kế hoạch")
    document.save(plain)
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                head, mark, rest = data.partition("?>")
                entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]>'
                data = f"{head}{mark}{entity}{rest}".replace("Kế hoạch", "Kế hoạch &e;")
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                rel = f'<Relationship Id="rX9" Type="{kind}/image" Target="{address}"'
                data = data.replace("</Rel", f'{rel} TargetMode="External"/></Rel')
            new.writestr(name, data.encode("utf-8", "surrogateescape"))
    return out.getvalue()


@pytest.mark.parametrize("place", ["this machine", "a file"])
def test_reading_an_upload_follows_no_address_in_it(listener, near, tmp_path, place):
    secret = tmp_path / "mat.txt"
    secret.write_text("khong-ai-duoc-doc")
    address = near if place == "this machine" else secret.as_uri()
    found = extract.read(io.BytesIO(leading_out(address)), "docx")
    assert "khong-ai-duoc-doc" not in found.text
    assert not came(listener)


def test_a_redirect_of_ours_is_followed_by_the_reader_only(
    editor, home, client, asked, listener, near
):
    answer = editor.post(
        reverse("wagtailredirects:add"),
        {"old_path": "/cu/", "site": "", "is_permanent": "on", "redirect_link": near},
    )
    assert answer.status_code == 302
    answer = client.get("/cu/")
    assert (answer.status_code, answer.headers["Location"]) == (301, near)
    assert (asked, came(listener)) == ([], False)
