"""Check 19 (V1.3.1): rich text and addresses are cleaned on save and again on show."""

import json
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from hub import richtext
from lessons.models import PlainPage, ProgrammeIndexPage, ProgrammePage
from tests.factories import make_lesson
from tests.factories.pages import below

HARMFUL = [
    "<p>a<script>alert(1)</script></p>",
    '<p onclick="alert(1)">a</p>',
    '<p><a href="javascript:alert(1)">a</a></p>',
    '<p><a href="jAvA&#9;script:alert(1)">a</a></p>',
    '<p><a href=" data:text/html,<script>alert(1)</script>">a</a></p>',
    '<p><a href="vbscript:x">a</a></p>',
    '<p><a linktype="page" id="1" onmouseover="alert(1)">a</a></p>',
    '<p><a linktype="page" id="9&quot; onclick=&quot;alert(1)">a</a></p>',
    '<img src=x onerror="alert(1)">',
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<embed embedtype="media" url="javascript:alert(1)"/>',
    '<p style="background:url(javascript:alert(1))">a</p>',
    '<form action="https://evil.example"><button>a</button></form>',
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0">',
    "<!--><script>alert(1)</script>-->",
    "<p>a<a href='https://example.org/' <script>alert(1)</script>>b</a></p>",
]
KEPT = (
    '<p data-block-key="a1b2c">Chè &amp; <b>hoa</b> “x” &quot;y&quot;<br/>\xa0z'
    ' <a href="https://example.org/?a=1&amp;b=2">ra</a></p>'
    '<ul><li data-block-key="d3e4f"><a id="7" linktype="document">tệp</a></li></ul>'
    '<p><a linktype="page" id="5">trang</a> <a href="mailto:a@example.org">thư</a></p>'
)
URLS = ("href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "poster")


class Faults(HTMLParser):
    """Collects whatever in a page could run, or lead away, that our templates never hold."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        ours = tag == "form" and names.get("action") == "/tim-kiem/"
        if tag in {"iframe", "embed", "object", "base", "style", "math", "form"}:
            self.found += [] if ours else [tag]
        if tag == "script" and not (
            names.get("src") or "json" in names.get("type", "")
        ):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or "refresh" in (value or ""):
                self.found.append((tag, name))
            scheme = "".join((value or "").split()).partition(":")[0].lower()
            if name in URLS and scheme in {"javascript", "data", "vbscript"}:
                self.found.append((tag, name, value))


def faults(html):
    reader = Faults()
    reader.feed(html)
    reader.close()
    return reader.found


def test_the_reader_of_faults_sees_them():
    """All but a number that is none, and two that Python reads otherwise than browsers."""
    assert len([source for source in HARMFUL if not faults(source)]) == 3


@pytest.mark.parametrize("source", HARMFUL, ids=range(len(HARMFUL)))
def test_nothing_that_runs_is_stored_or_shown(source):
    for cleaned in (richtext.stored(source), richtext.shown(source)):
        assert faults(cleaned) == []
        assert "<script" not in cleaned
    assert richtext.stored(richtext.stored(source)) == richtext.stored(source)


def test_what_an_editor_may_write_is_stored_letter_by_letter():
    assert richtext.stored(KEPT) == KEPT
    assert richtext.stored("") == ""


def plain(home, body, **fields):
    page = PlainPage(
        title="Giới thiệu", slug="gioi-thieu", summary="x", body=body, **fields
    )
    return below(home, page)


@pytest.mark.parametrize("source", HARMFUL, ids=range(len(HARMFUL)))
def test_a_block_that_code_saves_is_cleaned_on_save(home, source):
    page = plain(home, [("text", {"title": "x", "text": source})])
    stored = PlainPage.objects.get(pk=page.pk).body.raw_data[0]["value"]["text"]
    assert faults(stored) == []
    revision = page.save_revision().content["body"]
    assert faults(json.loads(revision)[0]["value"]["text"]) == []


@pytest.mark.parametrize("source", HARMFUL, ids=range(len(HARMFUL)))
def test_a_block_that_came_into_the_database_unclean_is_cleaned_on_show(
    home, client, source
):
    page = plain(home, [])
    raw = [
        {"type": "text", "value": {"title": "x", "text": source}, "id": "1"},
        {"type": "numbered", "value": {"title": "", "items": [
            {"type": "item", "value": {"title": "x", "text": source}, "id": "2"}]}},
        {"type": "table", "value": {"title": "", "header": ["x"], "rows": [
            {"type": "item", "value": {"cells": [{"type": "item", "value": source}]}}]}},
    ]  # fmt: skip
    PlainPage.objects.filter(pk=page.pk).update(body=json.dumps(raw))
    html = client.get(page.url).content.decode()
    assert "x</h" in html
    assert faults(html) == []


@pytest.mark.parametrize("source", HARMFUL, ids=range(len(HARMFUL)))
def test_a_rich_field_that_code_saves_is_cleaned_on_save_and_on_show(
    home, client, source
):
    index = below(home, ProgrammeIndexPage(title="Chương trình", slug="chuong-trinh"))
    page = below(index, ProgrammePage(title="Một", slug="mot", body=source))
    assert faults(ProgrammePage.objects.get(pk=page.pk).body) == []
    ProgrammePage.objects.filter(pk=page.pk).update(body=source)
    assert faults(client.get(page.url).content.decode()) == []


ADDRESSES = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/\"onclick=alert(1)",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_another_scheme_is_no_link(home, client, address):
    source = {"label": "Nguồn", "url": address}
    figure = {"value": "1", "unit": "x", "label": "y", "kind": "result",
              "as_of": "2026-01-01", "source_label": "z", "source_url": address}  # fmt: skip
    raw = [{"type": "figure", "value": figure, "id": "1"}]
    page = plain(home, [("figure", figure)], sources=[("source", source)])
    stored = PlainPage.objects.get(pk=page.pk)
    assert stored.sources[0].value["url"] == ""
    assert address not in json.dumps(list(stored.body.raw_data))
    PlainPage.objects.filter(pk=page.pk).update(
        body=json.dumps(raw),
        sources=json.dumps([{"type": "source", "value": source, "id": "2"}]),
    )
    html = client.get(page.url).content.decode()
    assert "Nguồn" in html
    assert faults(html) == []
    assert "evil.example" not in html


def test_an_address_of_the_web_stays_a_link(home, client):
    source = {"label": "Nguồn", "url": "https://example.org/?a=1&b=2"}
    page = plain(home, [], sources=[("source", source)])
    assert (
        'href="https://example.org/?a=1&amp;b=2"'
        in client.get(page.url).content.decode()
    )


def content_state(address, words="bấm vào đây"):
    """Return what the editing screen sends for a text with one link."""
    return json.dumps(
        {
            "blocks": [
                {"key": "a1b2c", "text": words, "type": "unstyled", "depth": 0,
                 "inlineStyleRanges": [],
                 "entityRanges": [{"offset": 0, "length": len(words), "key": 0}]}
            ],
            "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE",
                                "data": {"url": address}}},
        }
    )  # fmt: skip


def send(editor, page, text, **sources):
    return editor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "summary": "x",
                "body": streamfield([("text", {"title": "x", "text": text})]),
                "sources": streamfield([("source", sources)] if sources else []),
                "comments": inline_formset([]),
            }
        ),
    )


@pytest.mark.parametrize(
    "text",
    [content_state("javascript:alert(1)"), content_state("x", "<script>alert(1)</script>")],
    ids=["link", "words"],
)  # fmt: skip
def test_what_the_editing_screen_sends_is_cleaned(editor, home, client, text):
    page = plain(home, [])
    assert send(editor, page, text).status_code == 302
    latest = PlainPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert faults(str(latest.body.raw_data[0]["value"]["text"])) == []
    latest.save()
    assert faults(client.get(page.url).content.decode()) == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/", "x"])
def test_the_editing_screen_refuses_addresses_that_are_none_of_the_web(
    editor, home, address
):
    page = plain(home, [])
    answer = send(
        editor, page, content_state("https://example.org/"), label="N", url=address
    )
    assert answer.status_code == 200
    assert page.revisions.count() == 0


def test_words_that_look_like_code_are_shown_as_words(home, client):
    words = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}"
    lesson = make_lesson(title=words[:80], summary=words[:80], objective=words)
    html = client.get(lesson.url).content.decode()
    assert faults(html) == []
    assert "{{7*7}}" in html
    for piece in html.split('<script type="application/ld+json">')[1:]:
        json.loads(piece.split("</script>")[0])
