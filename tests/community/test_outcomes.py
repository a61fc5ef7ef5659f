"""What was decided reaches whom it concerns, and nobody decides on their own words."""

import pytest

from community.actions import (
    NotAllowed,
    approval,
    comments,
    moderation,
    reports,
    topics,
)
from community.models import Notice, Revision
from community.permissions import Act, may

from .conftest import as_, text_of

pytestmark = pytest.mark.django_db


def test_the_sentence_of_the_moderator_reaches_the_author_of_an_answer(
    question, minh, co_hoa, no_haste
):
    answer = comments.reply(
        by=minh, discussion=question.discussion, body="Phun thật đậm."
    )
    approval.decline(
        by=co_hoa,
        thing=answer,
        seen=1,
        reason="unclear",
        note="Bác nói rõ thuốc gì nhé.",
    )
    page = text_of(as_(minh).get(question.get_absolute_url()))
    assert "chưa rõ ý" in page
    assert "Bác nói rõ thuốc gì nhé." in page


def test_the_sentence_on_a_change_reaches_its_author(question, lan, co_hoa):
    topics.edit(by=lan, topic=question, body="Chè nhà tôi bị sâu, làm sao đây ạ?")
    change = Revision.objects.waiting().get()
    approval.decline_edit(
        by=co_hoa, revision=change, reason="unclear", note="Bác sửa lại tên bệnh nhé."
    )
    assert "Bác sửa lại tên bệnh nhé." in text_of(as_(lan).get("/toi/thong-bao/"))


def test_who_reported_reads_what_came_of_it(question, says, minh, thay_binh, co_hoa):
    good, bad = says(thay_binh, "Soi mặt dưới lá."), says(thay_binh, "Mua đi.")
    for thing in (good, bad):
        reports.report(by=minh, thing=thing, reason="spam")
    reports.settle(by=co_hoa, thing=good, right=False)
    moderation.hide(by=co_hoa, thing=bad, reason="spam")
    page = text_of(as_(minh).get("/toi/thong-bao/"))
    assert "đã xử lý" in page
    assert "không có gì phải xử lý" in page


def test_a_change_of_what_is_no_longer_public_waits_for_nobody(
    question, says, lan, minh, co_hoa
):
    answer = says(minh, "Soi mặt dưới lá trước đã.")
    comments.edit(by=minh, comment=answer, body="Soi mặt dưới lá vào sáng sớm.")
    topics.edit(by=lan, topic=question, body="Chè nhà tôi bị sâu, làm sao đây ạ?")
    comments.delete(by=minh, comment=answer)
    moderation.remove(by=co_hoa, thing=question, reason="spam")
    page = text_of(as_(co_hoa).get("/kiem-duyet/sua-doi/"))
    assert "vào sáng sớm" not in page
    assert "bị sâu" not in page


def test_nobody_shows_again_what_another_moderator_hid_of_theirs(
    question, says, co_hoa, admin
):
    own = comments.reply(by=co_hoa, discussion=question.discussion, body="Lời của tôi.")
    moderation.hide(by=admin, thing=own, reason="insult")
    with pytest.raises(NotAllowed):
        moderation.show(by=co_hoa, thing=own)
    assert moderation.show(by=admin, thing=own)


def test_nobody_settles_a_report_on_their_own_words(question, minh, co_hoa, admin):
    own = comments.reply(by=co_hoa, discussion=question.discussion, body="Lời của tôi.")
    reports.report(by=minh, thing=own, reason="insult")
    with pytest.raises(NotAllowed):
        reports.settle(by=co_hoa, thing=own, right=False)
    assert not may(co_hoa, Act.SETTLE, own)
    assert reports.settle(by=admin, thing=own, right=False) == 1


def test_all_whose_words_go_with_a_branch_are_told(question, says, minh, lan, co_hoa):
    root = says(minh, "Mua thuốc của tôi đi.")
    says(lan, "Thuốc gì thế?", root)
    moderation.hide_branch(by=co_hoa, comment=root, reason="spam")
    assert Notice.objects.to(lan).filter(verb="hidden").count() == 1
    assert Notice.objects.to(minh).filter(verb="hidden").count() == 1


def test_reports_within_a_hidden_branch_are_settled(question, says, minh, lan, co_hoa, thay_binh):  # fmt: skip
    root = says(minh, "Mua thuốc của tôi đi.")
    below = says(minh, "Gọi số này ngay.", root)
    reports.report(by=thay_binh, thing=below, reason="spam")
    moderation.hide_branch(by=co_hoa, comment=root, reason="spam")
    assert Notice.objects.to(thay_binh).filter(verb="settled").count() == 1


def test_the_second_tap_of_one_button_changes_nothing(question, minh):
    from community.models import Reaction, Save

    reader = as_(minh)
    page = text_of(reader.get(question.get_absolute_url()))
    for act, rows in (("cam-on/useful", Reaction), ("luu", Save)):
        path = f"/cong-dong/viec/t/{question.pk}/{act}/"
        button = page[: page.index(f'formaction="{path}"')].rpartition("<button")[2]
        assert 'name="dat" value="1"' in button
        for _tap in range(2):
            assert reader.post(path, {"dat": "1"}).status_code == 302
        assert rows.objects.filter(user=minh).count() == 1, act
        for _tap in range(2):
            reader.post(path, {"dat": "0"})
        assert not rows.objects.exists(), act


def test_who_takes_a_post_back_reads_so_at_once(question, lan):
    reader = as_(lan)
    answer = reader.post(f"/cong-dong/viec/t/{question.pk}/xoa/", {"chac": "1"})
    assert "Đã rút lại" in text_of(reader.get(answer.url))


def test_a_list_of_reports_and_of_changes_costs_the_same_however_long(
    question, says, lan, minh, thay_binh, co_hoa
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk = as_(co_hoa)

    def spent():
        found = []
        for which in ("sua-doi", "bao-xau"):
            desk.get(f"/kiem-duyet/{which}/")
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(f"/kiem-duyet/{which}/").status_code == 200
            found.append(len(queries))
        return found

    def more(many, people):
        for number in range(many):
            who = people[number % len(people)]
            answer = says(who, f"Lời số {number} của {many}.")
            comments.edit(by=who, comment=answer, body=f"Sửa lời {number} của {many}.")
            reports.report(by=co_hoa, thing=answer, reason="spam")

    more(1, [minh])
    few = spent()
    more(6, [minh, lan, thay_binh])
    assert spent() == few


def test_of_two_who_have_left_it_is_said_who_wrote(question, says, minh, lan):
    says(minh, "Soi mặt dưới lá.")
    type(minh).objects.filter(pk=minh.pk).update(is_active=False)
    page = text_of(as_(lan).get("/toi/thong-bao/"))
    assert "Thành viên đã rời đi đã trả lời bạn" in " ".join(page.split())


def test_a_notice_says_which_words_it_speaks_of_and_never_those_of_others_that_are_gone(
    question, says, lan, minh, co_hoa
):
    says(lan, "Lời của chính tôi.")
    bad = says(minh, "Mua thuốc của tôi đi.")
    page = text_of(as_(lan).get("/toi/thong-bao/"))
    assert "Lời của chính tôi." in page
    assert "Mua thuốc của tôi đi." in page
    reports.report(by=lan, thing=bad, reason="spam")
    moderation.hide(by=co_hoa, thing=bad, reason="spam")
    page = text_of(as_(lan).get("/toi/thong-bao/"))
    assert "Điều bạn báo xấu đã được xem" in page
    assert "Mua thuốc của tôi đi." not in page
