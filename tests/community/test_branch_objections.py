"""Whose words were hidden together with the answer above them may object like anybody."""

import pytest

from community.actions import appeals, moderation
from community.models import Appeal, Decision, Discussion, HubComment, Notice, Role
from community.tree import recount

from .conftest import text_of, with_role

pytestmark = pytest.mark.django_db
MINE, WHY = "/toi/xem-lai/", "Cả nhánh quảng cáo thuốc."


def statuses(*rows):
    found = dict(HubComment.objects.values_list("pk", "status"))
    return [found[row.pk] for row in rows]


@pytest.fixture
def chi_mai(admin):
    return with_role(admin, Role.MODERATOR, "Chị Mai")


@pytest.fixture
def hidden(says, minh, lan, thay_binh, co_hoa):
    """An advertisement of Minh, Lan's answer to it, and one below hers."""
    root = says(minh, "Mua thuốc của tôi đi.")
    below = says(lan, "Thuốc này không có nhãn, bác đừng mua.", root)
    deep = says(thay_binh, "Đúng thế, đừng mua.", below)
    moderation.hide_branch(by=co_hoa, comment=root, reason="spam", note=WHY)
    return root, below, deep


def test_it_is_shown_below_a_mark_where_the_rest_stays_hidden(
    hidden, question, lan, minh, co_hoa, chi_mai, client
):
    root, below, deep = hidden
    client.force_login(lan)
    page = text_of(client.get(MINE))
    assert "ẩn cùng lời ở trên" in page.lower()
    assert WHY in page
    assert WHY in text_of(client.get("/toi/thong-bao/"))
    decision = Decision.objects.get(comment=below, what="hide-with")
    sent = client.post(f"{MINE}bai/{decision.pk}/", {"text": "Tôi can mọi người mà."})
    assert sent.status_code == 302
    appeal = Appeal.objects.get()
    with pytest.raises(appeals.NotAllowed):  # who hid the branch
        appeals.judge(by=co_hoa, pk=appeal.pk, overturn=True, answer="Không.")
    appeals.judge(by=chi_mai, pk=appeal.pk, overturn=True, answer="Bạn nói đúng.")
    assert statuses(root, below, deep) == ["hidden", "public", "hidden"]
    assert recount.differences(Discussion.objects.get(pk=below.discussion_id)) == []
    for verb in ("hidden", "shown", "judged"):
        assert Notice.objects.to(lan).filter(verb=verb).count() == 1, verb
    page = text_of(client.get(question.get_absolute_url()))
    assert "bác đừng mua" in page
    assert "đang được ẩn: quảng cáo" in page  # the mark above says why
    assert "Mua thuốc" not in page
    moderation.hide(by=co_hoa, thing=below, reason="insult")
    moderation.show(by=chi_mai, thing=root)
    assert statuses(root, below, deep) == ["public", "hidden", "public"]
    assert recount.differences(Discussion.objects.get(pk=below.discussion_id)) == []


def test_what_was_right_stays_and_comes_back_with_the_branch(
    hidden, lan, minh, chi_mai, client
):
    root, below, _deep = hidden
    decision = Decision.objects.get(comment=below, what="hide-with")
    appeal = appeals.appeal(by=lan, about=decision, text="Tôi can mọi người mà.")
    appeals.judge(by=chi_mai, pk=appeal.pk, overturn=False, answer="Có nêu giá bán.")
    assert statuses(below) == ["hidden"]
    client.force_login(minh)
    assert client.get(f"{MINE}bai/{decision.pk}/").status_code == 404
    moderation.show(by=chi_mai, thing=root)
    assert statuses(below) == ["public"]
    client.force_login(lan)
    assert f"{MINE}bai/" not in text_of(client.get(MINE))


def test_an_open_objection_has_nothing_left_to_undo_once_the_branch_is_back(
    hidden, lan, chi_mai
):
    root, below, _deep = hidden
    decision = Decision.objects.get(comment=below, what="hide-with")
    appeal = appeals.appeal(by=lan, about=decision, text="Tôi can mọi người mà.")
    moderation.show(by=chi_mai, thing=root)
    shown = Notice.objects.to(lan).filter(verb="shown").count()
    appeals.judge(by=chi_mai, pk=appeal.pk, overturn=True, answer="Đã hiện lại rồi.")
    assert Notice.objects.to(lan).filter(verb="shown").count() == shown == 1
