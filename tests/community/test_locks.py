"""Writing closed to a member: a reason and an end that are shown, and a second look."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.actions import (
    appeals,
    approval,
    comments,
    grants,
    locks,
    moderation,
    topics,
)
from community.actions.refusals import NotAllowed
from community.models import Appeal, HubComment, Lock, Notice, Role, Status, Topic
from community.permissions import may_judge, may_lock, may_write
from hub.accounts.models import Act, User

from .conftest import text_of, with_role
from .walking import browser

pytestmark = pytest.mark.django_db
WORDS = "Đăng quảng cáo ba lần sau khi đã được nhắc."
MINE = "/toi/xem-lai/"


def close(by, user, days=3):
    until = timezone.now() + timedelta(days=days)
    return locks.lock(by=by, user=user, reason="spam", note=WORDS, until=until)


@pytest.fixture
def chi_mai(admin):
    """Another moderator."""
    return with_role(admin, Role.MODERATOR, "Chị Mai")


def test_who_is_locked_reads_why_and_until_when_and_writes_nothing(lan, co_hoa, hoi_dap, client):  # fmt: skip
    lock = close(co_hoa, lan)
    answer = may_write(lan, "topic")
    assert not answer
    until = timezone.localtime(lock.until)
    assert f"{until:%H:%M %d/%m/%Y}" in answer.reason
    assert "Quảng cáo" in answer.reason
    with pytest.raises(NotAllowed):
        topics.post(by=lan, space=hoi_dap, body="Chè bị sâu thì làm sao ạ?")
    client.force_login(lan)
    for path in ("/toi/", MINE, "/cong-dong/dang/", "/meo-hay/gui/"):  # before typing
        page = text_of(client.get(path))
        for words in (WORDS, "Quảng cáo", f"{until:%H:%M %d/%m/%Y}"):
            assert words in page, (path, words)
    assert client.get("/toi/du-lieu/").status_code == 200
    assert Notice.objects.get(recipient=lan).verb == "locked"
    assert "tạm thời không viết" in text_of(client.get("/toi/thong-bao/"))
    assert Act.objects.filter(kind="locked", user=co_hoa).count() == 1


def test_below_words_who_is_locked_reads_so_in_place_of_a_form(lan, co_hoa, question, tip):  # fmt: skip
    until = timezone.localtime(close(co_hoa, lan).until)
    for thing in (question, tip):
        for person in (lan, co_hoa):
            page = text_of(browser(person).get(thing.get_absolute_url()))
            assert ('name="body"' in page) is (person == co_hoa)
            assert (f"{until:%H:%M %d/%m/%Y}" in page) is (person == lan)


def test_quiet_acts_and_taking_back_go_on(lan, co_hoa, question):
    close(co_hoa, lan)
    assert may_write(lan, "save")
    assert may_write(lan, "report")


def test_the_lock_ends_by_itself(lan, co_hoa):
    close(co_hoa, lan, days=1)
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert may_write(lan, "topic")


def test_it_is_lifted_and_the_member_told(lan, co_hoa, chi_mai):
    close(co_hoa, lan)
    assert locks.lift(by=chi_mai, user=lan)
    assert not locks.lift(by=chi_mai, user=lan)
    assert may_write(lan, "topic")
    assert Notice.objects.filter(recipient=lan, verb="unlocked").count() == 1


def test_a_new_lock_takes_the_place_of_the_old(lan, co_hoa):
    close(co_hoa, lan, days=30)
    close(co_hoa, lan, days=1)
    assert Lock.objects.filter(user=lan).running().count() == 1


def test_who_locks_whom(lan, minh, co_hoa, chi_mai, admin, thay_binh, editor):
    assert may_lock(co_hoa, lan)
    assert may_lock(co_hoa, thay_binh)
    for by, user in (
        (lan, minh), (thay_binh, lan), (co_hoa, co_hoa), (co_hoa, chi_mai),
        (co_hoa, editor), (co_hoa, admin), (admin, admin),
    ):  # fmt: skip
        assert not may_lock(by, user), (by, user)
    assert may_lock(admin, chi_mai)
    with pytest.raises(NotAllowed):
        close(lan, minh)


def hidden(by, thing, reason="false"):
    moderation.hide(by=by, thing=thing, reason=reason, note="Sai liều thuốc.")
    return thing.decision_rows.latest("pk")


def object_to(user, about, text="Tôi đã ghi đúng theo nhãn thuốc."):
    return appeals.appeal(by=user, about=about, text=text)


def test_a_hidden_post_is_shown_again_by_another_moderator(lan, question, co_hoa, chi_mai):  # fmt: skip
    decision = hidden(co_hoa, question)
    appeal = object_to(lan, decision)
    assert appeal.due > timezone.localdate()
    assert not may_judge(co_hoa, appeal)
    assert not may_judge(lan, appeal)
    with pytest.raises(NotAllowed):
        appeals.judge(by=co_hoa, pk=appeal.pk, overturn=False, answer="Vẫn sai.")
    appeals.judge(by=chi_mai, pk=appeal.pk, overturn=True, answer="Bạn ghi đúng.")
    question.refresh_from_db()
    assert question.status == Status.PUBLIC
    appeal.refresh_from_db()
    assert (appeal.outcome, appeal.judge) == ("overturned", chi_mai)
    assert Notice.objects.filter(recipient=lan, verb="judged").count() == 1
    with pytest.raises(NotAllowed):
        appeals.judge(by=chi_mai, pk=appeal.pk, overturn=False, answer="Đổi ý rồi.")


def test_what_was_right_stays(lan, question, co_hoa, chi_mai, client):
    appeal = object_to(lan, hidden(co_hoa, question))
    appeals.judge(
        by=chi_mai, pk=appeal.pk, overturn=False, answer="Nhãn ghi liều khác."
    )
    question.refresh_from_db()
    assert question.status == Status.HIDDEN
    client.force_login(lan)
    page = text_of(client.get(MINE))
    assert "Giữ nguyên quyết định" in page
    assert "Nhãn ghi liều khác." in page


def test_a_declined_answer_is_published_after_all(lan, minh, question, co_hoa, chi_mai, no_haste):  # fmt: skip
    comment = comments.reply(by=minh, discussion=question.discussion, body="Soi mặt dưới lá nhé.")  # fmt: skip
    approval.decline(by=co_hoa, thing=comment, seen=comment.version, reason="unclear")
    appeal = object_to(minh, comment.decision_rows.latest("pk"))
    appeals.judge(by=chi_mai, pk=appeal.pk, overturn=True, answer="Câu này rõ rồi.")
    assert HubComment.objects.get(pk=comment.pk).status == Status.PUBLIC
    assert Notice.objects.filter(recipient=lan, verb="reply").count() == 1


def test_a_lock_that_was_wrong_is_lifted(lan, co_hoa, chi_mai):
    lock = close(co_hoa, lan)
    appeal = object_to(lan, lock)
    appeals.judge(
        by=chi_mai, pk=appeal.pk, overturn=True, answer="Nhầm người, xin lỗi."
    )
    assert may_write(lan, "topic")


def test_one_objects_once_to_what_is_ones_own_and_still_holds(lan, minh, question, co_hoa):  # fmt: skip
    decision = hidden(co_hoa, question)
    with pytest.raises(NotAllowed):
        object_to(minh, decision)
    object_to(lan, decision)
    with pytest.raises(NotAllowed):
        object_to(lan, decision)
    Appeal.objects.all().delete()
    moderation.show(by=co_hoa, thing=question)
    with pytest.raises(NotAllowed):
        object_to(lan, decision)
    assert not Appeal.objects.exists()


def test_a_tip_is_objected_to_like_a_post(lan, tip, co_hoa, chi_mai, client):
    decision = hidden(co_hoa, tip)
    client.force_login(lan)
    assert tip.title in text_of(client.get(MINE))
    client.post(
        f"{MINE}bai/{decision.pk}/", {"text": "Tôi đã ghi đúng theo nhãn thuốc."}
    )
    judged = f"/quan-tri/members/appeals/{Appeal.objects.get().pk}/"
    other = browser(chi_mai, factor=True)
    assert tip.title in text_of(other.get(judged))
    other.post(judged, {"act": "overturn", "answer": "Bạn ghi đúng, xin lỗi."})
    tip.refresh_from_db()
    assert tip.status == Status.PUBLIC


def test_what_was_decided_anew_for_another_reason_stays(lan, question, co_hoa, chi_mai):
    appeal = object_to(lan, hidden(co_hoa, question))
    moderation.show(by=chi_mai, thing=question)
    hidden(co_hoa, question, reason="scam")
    appeals.judge(by=chi_mai, pk=appeal.pk, overturn=True, answer="Lần đầu là nhầm.")
    question.refresh_from_db()
    assert question.status == Status.HIDDEN


def test_two_tabs_lose_no_objection_and_no_answer(lan, question, co_hoa, chi_mai, admin, client):  # fmt: skip
    decision = hidden(co_hoa, question)
    client.force_login(lan)
    address, first = f"{MINE}bai/{decision.pk}/", "Tôi đã ghi đúng theo nhãn thuốc."
    for _tap in range(2):
        assert client.post(address, {"text": first}).headers["Location"] == f"{MINE}?da-gui=1"  # fmt: skip
    late = client.post(address, {"text": "Tôi viết thêm ở trang kia."})
    assert late.status_code == 403
    assert "Tôi viết thêm ở trang kia." in text_of(late)
    assert Appeal.objects.get().text == first
    judged = f"/quan-tri/members/appeals/{Appeal.objects.get().pk}/"
    for who, words in (
        (chi_mai, "Bạn ghi đúng rồi."),
        (admin, "Tôi thấy vẫn chưa đúng."),
    ):
        page = browser(who, factor=True).post(judged, {"act": "overturn", "answer": words}, follow=True)  # fmt: skip
        assert words in text_of(page)
    assert Appeal.objects.get().answer == "Bạn ghi đúng rồi."


def test_the_page_takes_the_words_and_says_by_when(lan, question, co_hoa, client):
    decision = hidden(co_hoa, question)
    client.force_login(lan)
    page = text_of(client.get(MINE))
    address = f"{MINE}bai/{decision.pk}/"
    assert address in page
    assert "Sai liều thuốc." in page
    assert "viết thêm" in text_of(client.post(address, {"text": "Sai"}))
    sent = client.post(address, {"text": "Tôi đã ghi đúng theo nhãn thuốc."})
    assert sent.headers["Location"] == f"{MINE}?da-gui=1"
    due = Appeal.objects.get().due
    assert f"{due:%d/%m/%Y}" in text_of(client.get(MINE))
    assert address not in text_of(client.get(MINE))


def test_anothers_decision_is_not_there(minh, question, co_hoa, client):
    decision = hidden(co_hoa, question)
    lock = close(co_hoa, question.author)
    client.force_login(minh)
    for path in (f"{MINE}bai/{decision.pk}/", f"{MINE}khoa/{lock.pk}/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"text": "Đây là bài của tôi mà."}).status_code == 404
    assert not Appeal.objects.exists()


def test_the_page_costs_the_same_for_many(lan, co_hoa, says, question, client, django_assert_max_num_queries):  # fmt: skip
    for number in range(6):
        hidden(co_hoa, says(lan, f"Câu trả lời thứ {number} của tôi đây."))
    client.force_login(lan)
    client.get(MINE)
    with django_assert_max_num_queries(14):
        page = text_of(client.get(MINE))
    assert page.count("Xin xem lại</a>") == 6


def test_the_screens_lock_lift_and_judge(lan, question, co_hoa, chi_mai):
    desk = browser(co_hoa, factor=True)
    screen = f"/quan-tri/members/{lan.profile.pk}/lock/"
    assert "Khoá viết bài" in text_of(desk.get(lan.profile.get_absolute_url()))
    assert "ít nhất 10" in text_of(desk.post(screen, {"reason": "spam", "days": "3", "note": "a"}))  # fmt: skip
    desk.post(screen, {"reason": "spam", "days": "3", "note": WORDS})
    assert not may_write(lan, "topic")
    appeal = object_to(lan, Lock.objects.get())
    judged = f"/quan-tri/members/appeals/{appeal.pk}/"
    values = {"act": "overturn", "answer": "Nhầm người, xin lỗi bạn."}
    assert "người khác sẽ xem lại" in text_of(desk.get(judged))
    desk.post(judged, values)
    assert not may_write(lan, "topic")
    other = browser(chi_mai, factor=True)
    assert "Đang chờ xem lại" in text_of(other.get("/quan-tri/members/appeals/"))
    other.post(judged, values)
    assert may_write(User.objects.get(pk=lan.pk), "topic")
    desk.post(screen, {"reason": "spam", "days": "3", "note": WORDS})
    desk.post(screen, {"lift": "1"})
    assert may_write(User.objects.get(pk=lan.pk), "topic")


def test_nobody_else_opens_the_screen_of_a_lock(lan, minh, admin, co_hoa, thay_binh):
    for who, whom in ((thay_binh, minh), (lan, minh), (co_hoa, admin)):
        client = browser(who, factor=True)
        path = f"/quan-tri/members/{whom.profile.pk}/lock/"
        assert client.get(path).status_code in {302, 403}
        client.post(path, {"reason": "spam", "days": "3", "note": WORDS})
    assert not Lock.objects.exists()


def test_a_complaint_about_a_decision_is_answered_by_somebody_else(co_hoa):
    from community.actions import complaints

    sent = complaints.send(name="", contact="", about="decision", text="Bài tôi bị gỡ.", place="")  # fmt: skip
    desk, path = (
        browser(co_hoa, factor=True),
        f"/quan-tri/members/complaints/{sent.pk}/",
    )
    values = {"state": "closed", "answer": "Đã xem lại."}
    assert "để người khác trả lời" in text_of(desk.post(path, values))
    sent.refresh_from_db()
    assert sent.state == "new"
    desk.post(path, values | {"not_mine": "on"})
    sent.refresh_from_db()
    assert sent.state == "closed"
    assert Act.objects.filter(kind="complaint-answered", user=co_hoa).count() == 1


def test_a_role_that_is_taken_judges_no_more(lan, question, co_hoa, chi_mai, admin):
    appeal = object_to(lan, hidden(co_hoa, question))
    grants.take(by=admin, user=chi_mai, role=Role.MODERATOR, reason="nghỉ")
    with pytest.raises(NotAllowed):
        appeals.judge(by=User.objects.get(pk=chi_mai.pk), pk=appeal.pk, overturn=True, answer="Được mà.")  # fmt: skip
    assert Topic.objects.get().status == Status.HIDDEN
