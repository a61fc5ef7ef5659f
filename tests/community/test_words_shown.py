"""Small things beside words: links to pages of this site, the mark of a chosen answer."""

import pytest
from django.template.defaultfilters import linebreaks
from django.test import Client

from community.actions import accepting
from community.templatetags.community_tags import linked


def test_a_page_named_with_its_title_is_a_link():
    text = linebreaks(linked("Xem “Hỏi bằng giọng nói” /bai-hoc/hoi-bang-giong-noi/ nhé."))  # fmt: skip
    assert text == (
        '<p>Xem <a href="/bai-hoc/hoi-bang-giong-noi/">“Hỏi bằng giọng nói”</a> nhé.</p>'
    )


def test_addresses_of_the_web_are_links_beside_it():
    text = linked("“A” /bai-hoc/a/ và https://thainguyen.gov.vn/x")
    assert text.count("<a ") == 2
    assert 'href="https://thainguyen.gov.vn/x" rel="nofollow"' in text


@pytest.mark.parametrize(
    "words",
    ["“x” //evil.example/", "“x” /a\"onclick=alert(1)/", "“x” javascript:alert(1)",
     "“x” /\\evil.example/", "/bai-hoc/a/", "“x”/bai-hoc/a/"],
)  # fmt: skip
def test_nothing_else_becomes_a_link(words):
    assert "<a " not in linked(words)


@pytest.mark.parametrize("words", ["<b>", "“<img onerror=1>” /bai-hoc/a/", "a & b"])
def test_markup_stays_text(words):
    text = linked(words)
    assert "<b>" not in text
    assert "<img" not in text


@pytest.mark.django_db
def test_who_answered_sees_which_answer_was_chosen(question, says, minh, lan):
    chosen, other = says(minh, "Soi mặt dưới lá."), says(minh, "Hay phun nước.")
    accepting.accept(by=lan, comment=chosen)
    client = Client()
    client.force_login(minh)
    text = client.get("/toi/tra-loi-cua-toi/").text
    assert text.count("Câu trả lời được chọn") == 1
    assert text.index(other.comment) < text.index("Câu trả lời được chọn")
    client.force_login(lan)
    assert "Đã có câu trả lời được chọn" in client.get("/toi/bai-cua-toi/").text
