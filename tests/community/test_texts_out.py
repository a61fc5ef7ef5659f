"""A name or a number that was edited out: its earlier text leaves the public history."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.actions import NotAllowed, approval, history, moderation, tips, topics
from community.models import Decision, Notice, Revision

from .conftest import text_of
from .tips import filed, words

pytestmark = pytest.mark.django_db
NUMBER = "Gọi tôi 0912 345 678 nhé."


def of(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def text(tip, lan, co_hoa):
    """The earlier words of Lan's tip, which held her number."""
    type(tip).objects.update(
        steps=NUMBER, public_at=timezone.now() - timedelta(hours=1)
    )
    tip.refresh_from_db()
    tips.edit(by=lan, tip=tip, words=words(), filed=filed())
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    return Revision.objects.past().get()


def test_the_author_takes_an_earlier_text_out_after_being_asked(
    text, tip, lan, co_hoa, minh
):
    page, out = (
        f"/cong-dong/lich-su/m/{tip.pk}/",
        f"/cong-dong/viec/ban-cu/{text.pk}/go/",
    )
    assert NUMBER in text_of(Client().get(page))
    assert out not in text_of(Client().get(page)) + text_of(of(minh).get(page))
    assert Client().post(out).url.startswith("/dang-nhap/")
    assert of(minh).post(out).status_code == 404
    client = of(lan)
    assert out in text_of(client.get(page))
    assert NUMBER in text_of(client.get(out))  # what goes is shown before it goes
    assert NUMBER in text_of(Client().get(page))  # and asking took nothing
    for _two_taps in range(2):
        assert client.post(out).url == page
    assert NUMBER not in text_of(Client().get(page))
    assert NUMBER not in text_of(client.get(page))
    assert NUMBER in text_of(of(co_hoa).get(page))
    assert client.get(out).url == page
    assert Decision.objects.filter(what="text-out", by=lan, tip=tip).count() == 1
    assert not Notice.objects.filter(verb="text-out").exists()  # of one's own act


def test_a_moderator_may_nobody_else_and_a_month_later_it_is_deleted(
    text, tip, lan, minh, thay_binh, editor, co_hoa
):
    for person in (minh, thay_binh, editor):
        with pytest.raises(NotAllowed):
            history.take_out(by=person, revision=text)
    assert history.take_out(by=co_hoa, revision=text)
    assert not history.take_out(by=co_hoa, revision=text)
    notice = Notice.objects.to(lan).get(verb="text-out")
    page = text_of(of(lan).get("/toi/thong-bao/"))
    assert "Người kiểm duyệt đã gỡ một bản cũ trong lời của bạn" in page
    assert tip.title in page
    opened = of(lan).post("/toi/thong-bao/", {"thong-bao": notice.pk}, follow=True)
    assert opened.redirect_chain[-1][0] == f"/cong-dong/lich-su/m/{tip.pk}/"
    assert "Một bản cũ đã được gỡ" in text_of(opened)
    assert "Một bản cũ đã được gỡ" not in text_of(
        Client().get(opened.request["PATH_INFO"])
    )
    assert NUMBER not in text_of(opened)
    moderation.hide(by=co_hoa, thing=tip, reason="false")
    opened = of(lan).post("/toi/thong-bao/", {"thong-bao": notice.pk}, follow=True)
    assert opened.status_code == 200
    assert opened.redirect_chain[-1][0] == tip.get_absolute_url()
    assert history.forget() == 0
    with time_machine.travel(
        timezone.now() + timedelta(days=30, minutes=1), tick=False
    ):
        assert history.forget() == 1
    assert not Revision.objects.exists()


def test_what_waits_is_not_taken_out_by_this(question, lan, no_haste):
    topics.edit(by=lan, topic=question, body="Chè bị nhện đỏ, nhờ cô bác chỉ giúp.")
    waiting = Revision.objects.waiting().get()
    assert of(lan).post(f"/cong-dong/viec/ban-cu/{waiting.pk}/go/").status_code == 404
    assert not history.take_out(by=lan, revision=waiting)
    assert Revision.objects.waiting().exists()
