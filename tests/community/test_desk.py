"""The desk at /kiem-duyet/: who enters, what stands first, what each decision does."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community import expecting
from community.actions import comments, reports, topics
from community.models import HubComment, Notice, Revision, Status, Topic

from .conftest import text_of

pytestmark = pytest.mark.django_db
DESK = "/kiem-duyet/"


@pytest.fixture
def desk(client, co_hoa):
    client.force_login(co_hoa)
    return client


def decide(client, thing, what, **fields):
    kind = "t" if isinstance(thing, Topic) else "bl"
    values = {"quyet-dinh": what, "seen": thing.version, "danh-sach": "cho-duyet"}
    return client.post(f"{DESK}{kind}/{thing.pk}/", values | fields)


@pytest.fixture
def waiting(hoi_dap, lan):
    return topics.post(
        by=lan, space=hoi_dap, body="Câu hỏi đang chờ duyệt, nhờ xem giúp."
    )


def test_only_moderators_and_admins_enter(
    waiting, lan, thay_binh, editor, admin, co_hoa
):
    for path in (DESK, f"{DESK}bao-xau/", f"{DESK}t/{waiting.pk}/"):
        assert Client().get(path).url.startswith("/dang-nhap/")
        for person, status in ((lan, 403), (thay_binh, 403), (editor, 403), (co_hoa, 200), (admin, 200)):  # fmt: skip
            client = Client()
            client.force_login(person)
            assert client.get(path).status_code == status, (path, person)
    stranger = Client()
    stranger.force_login(lan)
    assert decide(stranger, waiting, "duyet").status_code == 403
    assert Topic.objects.get().status == Status.PENDING


def test_words_are_let_through_and_their_author_is_told(waiting, desk, lan):
    assert "đang chờ duyệt, nhờ xem" in text_of(desk.get(DESK))
    answer = decide(desk, waiting, "duyet")
    assert answer.url == "/kiem-duyet/cho-duyet/"
    assert "Đã cho hiện" in text_of(desk.get(answer.url))
    assert Topic.objects.get().status == Status.PUBLIC
    assert Notice.objects.to(lan).get().verb == "approved"


def test_sending_back_needs_a_reason_that_the_author_reads(waiting, desk, lan):
    assert decide(desk, waiting, "tra-lai").status_code == 200
    assert Topic.objects.get().status == Status.PENDING
    decide(desk, waiting, "tra-lai", reason="unclear", note="Bác nói rõ loại máy nhé.")
    assert Topic.objects.get().status == Status.DECLINED
    client = Client()
    client.force_login(lan)
    page = text_of(client.get(waiting.get_absolute_url()))
    assert "Bác nói rõ loại máy nhé." in page
    assert "sua/" in page


def test_words_that_changed_meanwhile_are_read_again(waiting, desk, lan):
    topics.edit(
        by=lan, topic=waiting, body="Câu hỏi đã đổi hẳn sau khi người duyệt đọc."
    )
    answer = decide(desk, waiting, "duyet")
    assert answer.status_code == 409
    assert "đã đổi hẳn" in text_of(answer)
    assert Topic.objects.get().status == Status.PENDING


def test_a_change_of_words_is_seen_beside_the_public_ones(question, desk, lan):
    topics.edit(by=lan, topic=question, body="Chè nhà tôi bị nhện đỏ, làm sao đây ạ?")
    page = text_of(desk.get(f"{DESK}sua-doi/"))
    assert "Nhờ cô bác." in page
    assert "làm sao đây" in page
    change = Revision.objects.waiting().get()
    decide(desk, question, "duyet-sua", seen=change.pk)
    question.refresh_from_db()
    assert question.body == "Chè nhà tôi bị nhện đỏ, làm sao đây ạ?"


def test_reports_are_settled_and_their_writers_told(question, desk, minh):
    reports.report(by=minh, thing=question, reason="scam", details="số lạ")
    page = text_of(desk.get(f"{DESK}bao-xau/"))
    assert "Lừa đảo" in page
    assert "số lạ" in page
    decide(desk, question, "bo-qua", **{"danh-sach": "bao-xau"})
    assert Notice.objects.to(minh).get().verb == "settled"
    assert "Không còn việc nào chờ" in text_of(desk.get(f"{DESK}bao-xau/"))


def test_hiding_a_branch_hides_its_answers(question, says, desk, minh, lan):
    root = says(minh, "Mua thuốc của tôi đi.")
    says(lan, "Thuốc gì thế?", root)
    decide(desk, root, "an-nhanh", reason="spam")
    assert not HubComment.objects.public().exists()
    text = text_of(Client().get(question.get_absolute_url()))
    assert "Mua thuốc" not in text
    assert "Thuốc gì" not in text
    decide(desk, HubComment.objects.get(pk=root.pk), "hien")
    assert HubComment.objects.public().count() == 2


@pytest.mark.parametrize("what", ["", "xin-chao"])
def test_a_decision_that_is_none_is_not_there(waiting, desk, what):
    assert decide(desk, waiting, what).status_code == 404
    assert decide(desk, waiting, "duyet", seen="x" * 50).status_code == 404


def test_nearly_late_stands_first_in_few_queries(hoi_dap, lan, desk, no_haste):
    for number in range(30):
        topic = topics.post(
            by=lan, space=hoi_dap, body=f"Câu hỏi chờ số {number} của tôi."
        )
        at = timezone.now() - timedelta(hours=number)
        Topic.objects.filter(pk=topic.pk).update(posted_at=at)
    desk.get(DESK)  # the first page of the staff writes into the session
    with CaptureQueriesContext(connection) as queries:
        text = text_of(desk.get(DESK))
    assert text.index("chờ số 29 ") < text.index("chờ số 0 ")
    assert "Quá hạn" in text
    assert "Bài mới (30)" in text
    assert "Báo xấu (0)" in text
    assert len(queries) <= 14


def test_enter_in_the_sentence_to_the_author_lets_nothing_through(waiting, desk):
    """A browser presses the first button of the form in which somebody presses Enter."""
    page = desk.get(DESK).content.decode()
    forms = [part.split("</form>")[0] for part in page.split("<form")[1:]]
    (with_note,) = [form for form in forms if 'name="note"' in form]
    assert re.findall('value="([a-z-]+)">', with_note)[0] == "cho-duyet"
    assert re.findall(r'name="quyet-dinh" value="([a-z-]+)"', with_note) == ["tra-lai", "go"]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "expected"),
    [("08:00", "10:00"), ("20:00", "08:00"), ("22:30", "09:00"), ("03:00", "09:00")],
)
def test_two_hours_of_the_day_are_promised(written, expected):
    hour, minute = map(int, written.split(":"))
    local = timezone.get_default_timezone()
    at = timezone.datetime(2026, 12, 1, hour, minute, tzinfo=local)
    assert expecting.due(at).strftime("%H:%M") == expected


def test_the_unread_count_is_right_after_reading_hiding_and_deleting(
    question, says, minh, thay_binh, lan, co_hoa
):
    client = Client()
    client.force_login(lan)
    Notice.objects.to(lan).update(read_at=timezone.now())

    def count():
        text = text_of(client.get("/cong-dong/"))
        found = text.split('class="count">')[1:]
        return int(found[0].split("<")[0]) if found else 0

    first, second = (
        says(minh, "Soi mặt dưới lá."),
        says(thay_binh, "Rửa bằng vòi mạnh."),
    )
    assert count() == 2
    from community.actions import moderation

    moderation.hide(by=co_hoa, thing=first, reason="spam")
    assert count() == 1
    comments.delete(by=thay_binh, comment=second)
    assert count() == 0
    moderation.show(by=co_hoa, thing=first)
    assert count() == 1
    notice = Notice.objects.to(lan).valid().unread().get()
    opened = client.post("/toi/thong-bao/", {"thong-bao": notice.pk})
    assert opened.url == first.get_absolute_url()
    assert count() == 0


def test_notices_are_one_s_own_and_cost_few_queries(question, says, minh, lan):
    for number in range(15):
        says(minh, f"Câu trả lời số {number}.")
    client = Client()
    client.force_login(lan)
    with CaptureQueriesContext(connection) as queries:
        page = text_of(client.get("/toi/thong-bao/"))
    assert "Minh" in page
    assert len(queries) <= 14, len(queries)
    other = Client()
    other.force_login(minh)
    notice = Notice.objects.to(lan).first()
    assert (
        other.post("/toi/thong-bao/", {"thong-bao": notice.pk}).url == "/toi/thong-bao/"
    )
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize(
    "which", ["bai-cua-toi", "tra-loi-cua-toi", "da-luu", "theo-doi"]
)
def test_one_s_own_lists(question, says, minh, lan, waiting, which):
    from community.actions import follows, saves

    answer = says(minh, "Soi mặt dưới lá.")
    saves.toggle(by=lan, thing=answer)
    comments.reply(by=lan, discussion=question.discussion, body="Lời của chính tôi.")
    follows.set(by=lan, discussion=question.discussion, follow=True)
    client = Client()
    client.force_login(lan)
    page = text_of(client.get(f"/toi/{which}/"))
    wanted = {"bai-cua-toi": "đang chờ duyệt", "tra-loi-cua-toi": "Lời của chính tôi.", "da-luu": "Soi mặt dưới lá.", "theo-doi": "nhện đỏ"}  # fmt: skip
    assert wanted[which] in page
    assert Client().get(f"/toi/{which}/").url.startswith("/dang-nhap/")
