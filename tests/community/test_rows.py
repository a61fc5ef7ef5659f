"""The rows of the community's table of features that do not speak of tips: one test each,
named after its number. Rows 30 to 34 and 58 are proved with the members, 24 and 25 with
the tips, the rest comes later (contracts.md 10).
"""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from community.actions import (
    NotAllowed,
    Unfit,
    accepting,
    approval,
    comments,
    discussions,
    follows,
    moderation,
    notices,
    reactions,
    reports,
    saves,
    tips,
    topics,
)
from community.models import (
    HubComment,
    Kind,
    Notice,
    Reaction,
    Report,
    ReportReason,
    Revision,
    Save,
    Space,
    Status,
    Tag,
    Topic,
)
from community.permissions import Person
from community.reading import lists
from hub.places.models import Commune
from lessons.models import Sector, Tool
from tests.factories import make_lesson
from tests.factories.files import gps_exif
from tests.hub.files.test_shrink import noise

from .tips import filed, words

pytestmark = pytest.mark.django_db
ASK = "/cong-dong/dang/"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def sends(user, body, **fields):
    given = {"body": body, "client_key": body[:20], "buoc": "gui"} | fields
    return client_of(user).post(ASK, given)


def test_row_01_read_without_an_account(question, tip, says, minh):
    said = says(minh, "Soi mặt dưới lá, " * 40)
    lesson = make_lesson()
    text = Client().get(question.get_absolute_url()).text
    assert question.body.partition("? ")[2] in text
    assert said.comment.strip() in text
    assert Client().get(lesson.url).status_code == 200
    text = Client().get(tip.get_absolute_url()).text
    assert all(words in text for words in (tip.problem, tip.caution, *tip.step_list))


def test_row_02_post_from_the_phone_without_a_title(hoi_dap, lan):
    sends(lan, "Máy nghe nhầm số cân chè. Tôi đã thử nói chậm lại mà vẫn sai.")
    assert Topic.objects.get().title == "Máy nghe nhầm số cân chè."
    sends(lan, "từ " * 200, client_key="dài")
    assert len(Topic.objects.latest("pk").title) <= 120


def test_row_03_kinds_of_posts(hoi_dap, lan, editor, no_haste):
    sends(lan, "Chè bị sâu thì làm sao hả bà con?")
    assert Topic.objects.get().kind == Kind.QUESTION
    assert topics.post(by=lan, space=hoi_dap, body="Chuyện nhà tôi thế này.").kind == "question"  # fmt: skip
    with pytest.raises(NotAllowed):
        topics.post(by=lan, space=hoi_dap, body="Mai cả xã nghỉ học nhé.", kind="notice")  # fmt: skip
    assert topics.post(by=editor, space=hoi_dap, body="Mai cả xã nghỉ học nhé.", kind="notice")  # fmt: skip


def test_row_04_photos(hoi_dap, lan):
    photo = noise((4000, 3000), quality=84, exif=gps_exif())
    assert len(photo) > 7_500_000
    upload = SimpleUploadedFile("anh.jpg", photo, content_type="image/jpeg")
    sends(lan, "Lá chè nhà tôi bị thế này đây.", pictures=upload)
    picture = Topic.objects.get().picture_rows.get()
    data = picture.file.read()
    assert len(data) <= 300_000
    assert max(picture.width, picture.height) == 1280
    assert b"Exif" not in data
    assert b"MayAnhMau" not in data
    assert picture.thumb.size <= 15_000


def test_row_09_edit_with_history(question, lan, co_hoa):
    path = question.get_absolute_url()
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        topics.edit(by=lan, topic=question, body="Chè bị nhện đỏ từ hôm qua.")
        desk = client_of(co_hoa).get("/kiem-duyet/sua-doi/").text
        assert "Nhờ cô bác." in desk  # both texts stand side by side
        assert "từ hôm qua" in desk
        approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    assert Revision.objects.past().count() == 1
    text = Client().get(Topic.objects.get().get_absolute_url()).text
    assert "đã sửa" in text
    assert "Nhờ cô bác." in Client().get(f"/cong-dong/lich-su/t/{question.pk}/").text
    assert path


def test_row_10_drafts_that_survive(hoi_dap, lan):
    """The device's part is driven in tests/browser/test_community.py; this is the server's:
    the form names its draft, and the page after sending says that it has arrived.
    """
    client = client_of(lan)
    assert 'data-draft="dang"' in client.get(ASK).text
    sent = client.post(ASK, {"body": "Máy nghe nhầm số cân chè.", "client_key": "a", "buoc": "gui"}, follow=True)  # fmt: skip
    assert 'data-draft-done="dang"' in sent.text


def test_row_12_threaded_replies(question, says, minh, lan):
    one = says(minh, "Tầng một")
    two = says(lan, "Tầng hai", to=one)
    three = says(minh, "Tầng ba", to=two)
    four = says(lan, "Sâu hơn nữa", to=three)
    assert [c.depth for c in (one, two, three, four)] == [0, 1, 2, 2]
    assert four.answers == three
    assert four.path[:20] == three.path[:20]


def test_row_13_reactions(question, minh):
    client = client_of(minh)
    for kind in ("useful", "thanks", "tried", "agree"):
        path = f"/cong-dong/viec/t/{question.pk}/cam-on/{kind}/"
        client.post(path, {"chac": "1"})
        assert Reaction.objects.filter(user=minh, kind=kind).count() == 1
    client.post(path, {"chac": "1"})
    assert not Reaction.objects.filter(user=minh, kind="agree").exists()
    assert Reaction.objects.count() == 3


def test_row_14_mentions(question, says, lan, minh, co_hoa, no_haste):
    says(minh, "Tôi cũng thế.")
    comment = says(lan, "Nhờ @Minh xem giúp.")
    told = Notice.objects.filter(recipient=minh, verb="mention")
    assert told.count() == 1
    comments.edit(by=lan, comment=comment, body="Nhờ @Minh xem giúp với ạ.")
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    assert told.count() == 1
    follows.set(by=minh, discussion=question.discussion, follow=False, muted=True)
    says(lan, "Lại nhờ @Minh lần nữa.")
    assert told.count() == 1


def test_row_15_accepted_answer(question, says, minh, lan, thay_binh):
    answer = says(minh, "Soi mặt dưới lá rồi phun nước.")
    with pytest.raises(NotAllowed):
        accepting.accept(by=minh, comment=answer)
    assert accepting.accept(by=lan, comment=answer)
    other = says(lan, "Hay là cách khác.")
    assert accepting.accept(by=thay_binh, comment=other)
    assert Topic.objects.get().accepted == other
    text = Client().get(question.get_absolute_url()).text
    assert "Câu trả lời được chọn" in text
    assert "Đã có câu trả lời được chọn" in Client().get("/tim-kiem/?q=nh%E1%BB%87n").text  # fmt: skip


def test_row_16_unanswered_queue(hoi_dap, co_hoa, no_haste):
    old, new = (topics.post(by=co_hoa, space=hoi_dap, body=f"Câu hỏi số {n} chưa ai đáp") for n in (1, 2))  # fmt: skip
    for topic, hours in ((old, 60), (new, 50)):
        since = timezone.now() - timedelta(hours=hours)
        Topic.objects.filter(pk=topic.pk).update(public_at=since)
    young = topics.post(by=co_hoa, space=hoi_dap, body="Câu hỏi vừa mới đăng xong.")
    listed = list(lists.feed("chua-tra-loi"))
    assert listed == [old, new]
    assert young not in listed
    text = Client().get("/cong-dong/hoi-dap/?trang-thai=chua-tra-loi").text
    assert text.index(old.title) < text.index(new.title)


def test_row_17_permalink_to_a_comment(question, says, co_hoa, minh):
    first = says(minh, "Lời đầu tiên của chuyện này.")
    for number in range(25):
        says(co_hoa, f"Lời số {number}")
    led = Client().get(f"/cong-dong/binh-luan/{first.pk}/")
    assert led.status_code == 302
    page, _mark, anchor = led.url.partition("#")
    text = Client().get(page).text
    assert "Lời đầu tiên của chuyện này." in text
    assert f'id="{anchor}" tabindex="-1"' in text  # focus can move there


def test_row_18_already_answered_while_typing(question, says, minh, lan, no_haste):
    accepting.accept(by=lan, comment=says(minh, "Soi mặt dưới lá."))
    client = client_of(minh)
    found = client.post("/cong-dong/dang/goi-y/", {"body": "chè bị nhện đỏ"}).text
    assert question.get_absolute_url() in found
    assert found.count("<li>") <= 5
    assert "data-similar=" in client.get(ASK).text
    assert sends(minh, "Chè bị nhện đỏ nhưng lá vẫn xanh?").status_code == 302


def test_row_20_save_for_later(question, minh, lan, co_hoa):
    saves.toggle(by=minh, thing=question)
    assert question.title in client_of(minh).get("/toi/da-luu/").text
    assert question.title not in client_of(lan).get("/toi/da-luu/").text
    moderation.remove(by=co_hoa, thing=question, reason="spam")
    assert question.title not in client_of(minh).get("/toi/da-luu/").text
    assert not Save.objects.still_there().exists()


def test_row_21_pinned(hoi_dap, co_hoa, no_haste):
    made = [topics.post(by=co_hoa, space=hoi_dap, body=f"Bài số {n} để ghim lên") for n in range(4)]  # fmt: skip
    until = timezone.now() + timedelta(days=2)
    for topic in made[:3]:
        topics.pin(by=co_hoa, topic=topic, until=until)
    with pytest.raises(Unfit):
        topics.pin(by=co_hoa, topic=made[3], until=until)
    assert Topic.objects.pinned().count() == 3
    with time_machine.travel(until + timedelta(hours=1)):
        assert not Topic.objects.pinned().exists()
        text = Client().get("/cong-dong/").text
        assert text.index(made[3].title) < text.index(made[0].title)


def test_row_22_lesson_with_its_thread(says, question, minh, editor):
    lesson = make_lesson()
    for number in range(5):
        tips.post(by=editor, words=words(title=f"Mẹo số {number}"), filed=filed(about=lesson))  # fmt: skip
        says(minh, f"Bài này hay {number}", discussion=discussions.of_page(lesson))
    text = Client().get(lesson.url).text
    assert [n for n in range(5) if f"Bài này hay {n}" in text] == [2, 3, 4]
    assert [n for n in range(5) if f"Mẹo số {n}" in text] == [2, 3, 4]
    assert f"/cong-dong/ve/{lesson.pk}/" in text


def test_row_23_topics_and_tags(question, lan, co_hoa):
    for field, model in (("sector", Sector), ("commune", Commune)):
        assert Topic._meta.get_field(field).related_model is model
    assert Topic._meta.get_field("tools").related_model is Tool
    tag = Tag.objects.create(slug="che", name="Cây chè")
    with pytest.raises(NotAllowed):
        topics.tag(by=lan, topic=question, tags=[tag])
    topics.tag(by=co_hoa, topic=question, tags=[tag])
    assert "Cây chè" in Client().get(question.get_absolute_url()).text


def test_row_28_honest_feed(hoi_dap, lan, minh, co_hoa, no_haste):
    made = [topics.post(by=co_hoa, space=hoi_dap, body=f"Bài thứ {n} của cô Hoà") for n in range(5)]  # fmt: skip
    for user in (lan, minh):
        for topic in made[::2]:
            follows.set(by=user, discussion=topic.discussion, follow=True)
    for which in ("moi", "theo-doi"):
        first, second = (list(lists.feed(which, Person(user))) for user in (lan, minh))
        assert first == second
        assert first == sorted(first, key=lambda t: t.last_activity_at, reverse=True)


def test_row_37_no_private_messages(home, minh):
    for name in ("message", "messages", "chat", "inbox"):
        with pytest.raises(NoReverseMatch):
            reverse(f"community:{name}")
    for path in ("/tin-nhan/", "/toi/tin-nhan/", "/toi/hop-thu/"):
        assert client_of(minh).get(path).status_code == 404


def test_row_38_first_post_approval(hoi_dap, lan, minh, co_hoa):
    sends(lan, "Chè bị sâu cuốn lá thì làm sao?")
    topic = Topic.objects.get()
    path = topic.get_absolute_url()
    assert topic.status == Status.PENDING
    own = client_of(lan).get(path).text
    assert "Đang chờ duyệt" in own
    assert "lúc" in own or "trước" in own  # the expected time
    assert client_of(minh).get(path).status_code == 404
    approval.approve(by=co_hoa, thing=topic, seen=topic.version)
    assert Client().get(path).status_code == 200
    assert Notice.objects.filter(recipient=lan, verb="approved").count() == 1


def test_row_40_rate_limits(hoi_dap, lan):
    start = timezone.localtime().replace(hour=9, minute=0)
    for number in range(3):
        with time_machine.travel(start + timedelta(minutes=5 * number)):
            assert sends(lan, f"Câu hỏi số {number} trong ngày của tôi").status_code == 302  # fmt: skip
    with time_machine.travel(start + timedelta(minutes=30)):
        fourth = sends(lan, "Câu hỏi thứ tư thì phải chờ thôi")
    assert fourth.status_code == 429
    assert "Câu hỏi thứ tư thì phải chờ thôi" in fourth.text
    assert Topic.objects.count() == 3


def test_row_44_report_with_reasons(question, minh, co_hoa):
    assert len(ReportReason.choices) == 6
    form = client_of(minh).get(f"/cong-dong/viec/t/{question.pk}/bao-xau/").text
    assert all(str(label) in form for label in ReportReason.labels)
    for _twice in range(2):
        reports.report(by=minh, thing=question, reason="spam")
    assert Report.objects.waiting().count() == 1
    reports.settle(by=co_hoa, thing=question, right=False)
    assert Notice.objects.filter(recipient=minh, verb="settled").count() == 1
    assert "không có gì phải xử lý" in client_of(minh).get("/toi/thong-bao/").text


def test_row_52_in_app_notices(question, says, minh, lan, co_hoa):
    first, second = says(minh, "Lời một"), says(minh, "Lời hai")
    before = notices.unread(lan)
    comments.delete(by=minh, comment=first)
    assert notices.unread(lan) == before - 1
    moderation.hide(by=co_hoa, thing=second, reason="false")
    assert notices.unread(lan) == before - 2
    third = says(minh, "Lời ba")
    reactions.toggle(by=lan, thing=third, kind="useful")
    client_of(lan).get("/toi/thong-bao/")
    notices.read(by=lan)
    assert notices.unread(lan) == 0


def test_row_57_short_link_without_tracking(question, tip, minh):
    client = client_of(minh)
    client.post(f"/cong-dong/viec/t/{question.pk}/duong-dan/", {"chac": "1"})
    text = client.get(question.get_absolute_url()).text
    address = re.search(r"http://testserver(/s/[^\s<]+/)", text)[1]
    assert "?" not in address
    led = Client().get(address, follow=True)
    assert led.request["PATH_INFO"] == question.get_absolute_url()
    page = Client().get(tip.get_absolute_url()).text
    copied = re.search(r"readonly>(.*?)</textarea>", page, re.S)[1]
    address = re.search(r"http://testserver(/s/[^\s<]+/)", copied)[1]
    assert "?" not in address
    led = Client().get(address, follow=True)
    assert led.request["PATH_INFO"] == tip.get_absolute_url()


def test_row_60_low_data_and_no_javascript(question, says, minh, lan):
    says(minh, "Soi mặt dưới lá.")
    answer = Client().get(question.get_absolute_url())
    assert len(answer.content) < 50_000
    path = f"/cong-dong/viec/t/{question.pk}/tra-loi/"
    sent = client_of(lan).post(path, {"body": "Cảm ơn bác.", "client_key": "k"})
    assert sent.status_code == 302
    assert HubComment.objects.filter(comment="Cảm ơn bác.").exists()
    assert Space.objects.exists()
