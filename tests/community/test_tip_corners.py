"""What went wrong around tips when somebody tried: one test a hole."""

import json
import re

import pytest
from django.test import Client

from community import talking
from community.actions import (
    NotAllowed,
    accepting,
    appeals,
    approval,
    moderation,
    promoting,
    tips,
    topics,
    trials,
)
from community.models import Decision, Role, Tip
from community.permissions import may
from community.reading import appeals as my_appeals
from community.templatetags.community_tags import Author
from lessons.models import FAQPage, Tool

from .conftest import text_of, with_role
from .tips import filed, row, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(says, thay_binh, lan, co_hoa):
    """A public tip that Lan has proposed of the trainer's answer."""
    answer = says(thay_binh, "1. Soi mặt dưới lá.\n2. Chụp ba ảnh rồi hỏi.")
    accepting.accept(by=lan, comment=answer)
    answer.refresh_from_db()
    tip = promoting.propose(by=lan, comment=answer, words=words(), filed=filed())
    promoting.agree(by=thay_binh, tip=tip, seen=tip.version)
    approval.approve(by=co_hoa, thing=tip, seen=tip.version)
    return Tip.objects.get()


def test_who_wrote_the_answer_neither_verifies_nor_tries_the_tip_made_of_it(
    made, thay_binh, editor
):
    for act in ("verify", "try", "note"):
        assert not may(thay_binh, act, made)
    with pytest.raises(NotAllowed):
        tips.verify(by=thay_binh, tip=made, seen=made.version)
    with pytest.raises(NotAllowed):
        trials.record(by=thay_binh, tip=made, worked=True, tool=made.tools.get())
    assert tips.verify(by=editor, tip=made, seen=made.version)


def test_one_person_with_two_tools_brings_no_recheck(tip, minh, co_hoa):
    other = row(Tool, "gemini", "Gemini")
    tip.tools.add(other)
    for tool in tip.tools.all():
        trials.record(by=minh, tip=tip, worked=False, tool=tool)
    tip.refresh_from_db()
    assert tip.recheck_at is None
    trials.record(by=co_hoa, tip=tip, worked=False, tool=other)
    tip.refresh_from_db()
    assert tip.recheck_why == "failures"


def test_the_author_of_a_tip_objects_to_a_decision_on_it(tip, lan, minh, co_hoa, admin):
    chi_mai = with_role(admin, Role.MODERATOR, "Chị Mai")
    moderation.hide(by=co_hoa, thing=tip, reason="spam")
    decision = Decision.objects.get(what="hide")
    assert [one.can for one in my_appeals.entries(lan)] == [True]
    assert not my_appeals.entries(minh)
    client = Client()
    client.force_login(lan)
    sent = client.post(f"/toi/xem-lai/bai/{decision.pk}/", {"text": "Mẹo này tôi tự viết."})  # fmt: skip
    assert sent.status_code == 302
    decision.refresh_from_db()
    appeals.judge(by=chi_mai, pk=decision.appeal.pk, overturn=True, answer="Đúng vậy.")
    tip.refresh_from_db()
    assert tip.status == "public"


def test_what_the_answers_author_refused_comes_back_by_no_objection(
    made, lan, thay_binh, co_hoa, admin
):
    chi_mai = with_role(admin, Role.MODERATOR, "Chị Mai")
    Tip.objects.update(status="pending")
    approval.decline(by=co_hoa, thing=made, seen=made.version, reason="off-topic")
    decision = Decision.objects.get(what="decline")
    appeal = appeals.appeal(by=lan, about=decision, text="Xin xem lại.")
    promoting.disagree(by=thay_binh, tip=made)
    assert [one.can for one in my_appeals.entries(lan)] == [False]
    appeals.judge(by=chi_mai, pk=appeal.pk, overturn=True, answer="Bạn nói phải.")
    made.refresh_from_db()
    assert (made.status, made.consent) == ("declined", "refused")


def test_an_endless_number_for_the_version_is_no_error(tip, thay_binh):
    client = Client()
    client.force_login(thay_binh)
    path = f"/cong-dong/viec/m/{tip.pk}/kiem-chung/"
    assert client.post(path, {"phien-ban": "9" * 5000}).status_code == 302


def test_machines_get_whole_letters(tip, hoi_dap, co_hoa, lan):
    family, marked = "👨‍👩‍👧‍👦", "m̃"
    body = "Hỏi: " + "x" * 492 + family + " rồi sao?"
    topic = topics.post(by=co_hoa, space=hoi_dap, body=body)
    feed = text_of(Client().get("/cong-dong/hoi-dap/rss/"))
    told = re.search(r"<description>(Hỏi: x+.*?)</description>", feed)[1]
    assert told.rstrip("…").endswith("x")
    page = text_of(Client().get(topic.get_absolute_url()))
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.S)[1])
    assert data["mainEntity"]["text"].rstrip("…").endswith("x")
    changed = words(prompt="", steps="y" * 499 + marked + " xong")
    tips.edit(by=lan, tip=tip, words=changed, filed=filed())
    approval.approve_edit(by=co_hoa, revision=tip.revision_rows.waiting().get())
    page = text_of(Client().get(tip.get_absolute_url()))
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.S)[1])
    assert data["step"][0]["text"].rstrip("…").endswith("y")


def test_the_question_on_tips_leads_to_them():
    assert 'href="/meo-hay/"' in talking.tips_of(None, FAQPage(requires="tips"))
    assert not talking.tips_of(None, FAQPage())


def test_a_face_shows_a_letter():
    assert Author("Biên tập viên (mẫu)").letter == "V"
    assert Author("(…)").letter == "?"
