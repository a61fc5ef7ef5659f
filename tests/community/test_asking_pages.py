"""Asking and answering by forms: what arrives, and that no word is ever lost."""

import re

import pytest
from django.test import Client
from django.utils.crypto import get_random_string

from community.models import HubComment, Kind, Notice, Revision, Status, Topic
from hub.links.models import ShortLink
from hub.models import Operator

from .conftest import text_of

pytestmark = pytest.mark.django_db
ASK = "/cong-dong/dang/"
WORDS = "Tôi nói số cân chè thì máy ghi sai hoài. Có cách nào không bà con?"


@pytest.fixture
def of(client):
    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def send(client, path=ASK, **fields):
    values = {"body": WORDS, "buoc": "gui", "client_key": get_random_string(20)}
    return client.post(path, values | fields)


def test_one_field_is_enough_to_ask(hoi_dap, lan, of):
    answer = send(of(lan))
    topic = Topic.objects.get()
    assert (answer.status_code, answer.url) == (302, topic.get_absolute_url())
    assert topic.title == "Tôi nói số cân chè thì máy ghi sai hoài."
    assert (topic.kind, topic.space, topic.status) == (
        Kind.QUESTION,
        hoi_dap,
        Status.PENDING,
    )
    page = text_of(of(lan).get(answer.url))
    assert 'data-draft-done="dang"' in page
    assert "Dự kiến có kết quả" in page
    assert 'data-draft-done="dang"' not in text_of(of(lan).get(answer.url))


def test_the_kind_is_guessed_and_may_be_changed(hoi_dap, lan, of, no_haste):
    told = "Chia sẻ với bà con: tôi đã thử đọc nhật ký cho AI, làm được rồi."
    send(of(lan), body=told)
    send(of(lan), body=told + " Thật đấy.", kind="question")
    kinds = Topic.objects.order_by("pk").values_list("kind", "space__slug")
    assert list(kinds) == [("share", "chia-se-meo"), ("question", "hoi-dap")]


def test_only_editors_can_choose_a_notice(hoi_dap, lan, editor, of):
    assert send(of(lan), kind="notice").status_code == 200
    assert send(of(lan), space="thong-bao").status_code == 200
    assert not Topic.objects.exists()
    send(of(editor), kind="notice", space="thong-bao")
    assert Topic.objects.get().status == Status.PUBLIC


def test_two_taps_make_one_post(hoi_dap, lan, of):
    first = send(of(lan), client_key="mot")
    second = send(of(lan), client_key="mot")
    assert first.url == second.url
    assert Topic.objects.count() == 1


def test_the_commune_is_said_only_when_ticked(hoi_dap, lan, of, no_haste):
    from hub.places.models import Commune

    lan.profile.commune = Commune.objects.create(code="9", name="Đồng Hỷ", kind="Xã", slug="dong-hy-9")  # fmt: skip
    lan.profile.save()
    send(of(lan))
    send(of(lan), body=WORDS + " Lần nữa.", with_commune="on")
    said = [topic.commune_id for topic in Topic.objects.order_by("pk")]
    assert said == [None, "9"]


def test_what_may_answer_already_is_a_step_between(hoi_dap, lan, of, monkeypatch):
    from django.utils.safestring import mark_safe

    monkeypatch.setattr(
        "hub.slots.fillers", lambda name, paths: [lambda request, obj: mark_safe("<p>Bài sẵn</p>")] if name == "post.similar" else []
    )  # fmt: skip
    step = send(of(lan), buoc="")
    assert "Bài sẵn" in text_of(step)
    assert WORDS in text_of(step)
    assert not Topic.objects.exists()
    send(of(lan))
    assert Topic.objects.count() == 1


def test_without_search_it_is_posted_at_once(hoi_dap, lan, of, settings):
    settings.HUB_SLOTS = settings.HUB_SLOTS | {"post.similar": []}
    assert send(of(lan), buoc="").status_code == 302
    assert Topic.objects.count() == 1


def kept(answer, words=WORDS):
    """Return whether the words stand in the form, as they were typed."""
    found = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", text_of(answer), re.S)
    return bool(found) and found[1].strip() == words


def test_too_short_too_long_and_twice_keep_the_words(hoi_dap, lan, of, no_haste):
    for words in ("Ngắn", "Dài. " * 4500):
        answer = send(of(lan), body=words)
        assert answer.status_code == 200
        assert kept(answer, words.strip())
        assert "Lỗi:" in text_of(answer)
    send(of(lan))
    assert kept(send(of(lan)))
    assert Topic.objects.count() == 1


def test_too_fast_answers_429_with_the_words(hoi_dap, lan, of):
    send(of(lan))
    answer = send(of(lan), body=WORDS + " Câu thứ hai.")
    assert answer.status_code == 429
    assert kept(answer, WORDS + " Câu thứ hai.")
    assert Topic.objects.count() == 1


def test_a_portal_refuses_with_the_words(hoi_dap, lan, of, set_mode):
    set_mode("portal")
    answer = send(of(lan))
    assert answer.status_code == 403
    assert kept(answer)


def test_a_stranger_writes_first_and_finds_the_words_after_signing_in(hoi_dap, lan):
    client = Client()
    assert client.get(ASK).status_code == 200
    answer = send(client, title="Máy ghi sai số cân")
    assert answer.status_code == 302
    assert answer.url == "/dang-nhap/?next=%2Fcong-dong%2Fdang%2F"
    client.force_login(lan)
    page = client.get(ASK)
    assert kept(page)
    assert "Máy ghi sai số cân" in text_of(page)
    send(client)
    assert not kept(client.get(ASK))


def test_new_rules_come_between_and_keep_the_words(hoi_dap, lan, of, operator):
    Operator.objects.update(rules_version="2")
    answer = send(of(lan))
    assert answer.status_code == 302
    assert "/toi/noi-quy/" in answer.url
    of(lan).post("/toi/noi-quy/", {"accept": "yes", "next": ASK})
    assert kept(of(lan).get(ASK))


def test_a_form_without_its_token_keeps_the_words(hoi_dap, lan):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lan)
    answer = send(client)
    assert answer.status_code == 403
    assert kept(answer)
    assert "Chữ bạn đã viết vẫn còn nguyên" in text_of(answer)
    token = client.cookies["csrftoken"].value
    again = client.post(
        ASK, {"body": WORDS, "buoc": "sua", "csrfmiddlewaretoken": token}
    )
    assert again.status_code == 200
    assert kept(again)
    assert not Topic.objects.exists()


def test_an_answer_by_its_own_page_reaches_the_asker(question, minh, lan, of):
    path = f"/cong-dong/viec/t/{question.pk}/tra-loi/"
    assert "Chè bị nhện đỏ" in text_of(of(minh).get(path))
    answer = send(of(minh), path, body="Soi mặt dưới lá trước đã.")
    comment = HubComment.objects.get()
    assert answer.url == comment.get_absolute_url()
    assert comment.status == Status.PENDING
    assert not Notice.objects.to(lan).filter(verb="reply").exists()


def test_an_answer_to_a_comment_names_it(question, says, minh, thay_binh, of):
    root = says(thay_binh, "Bạn thử soi mặt dưới lá.")
    path = f"/cong-dong/viec/t/{question.pk}/tra-loi/"
    page = text_of(of(minh).get(f"{path}?toi={root.pk}"))
    assert "Bạn thử soi mặt dưới lá." in page
    send(of(minh), path, body="Tôi đã soi, có nhện.", to=root.pk)
    assert HubComment.objects.get(user=minh).answers == root


def test_a_stranger_s_answer_comes_back_to_its_comment(question, says, minh, thay_binh):
    root = says(thay_binh, "Bạn thử soi mặt dưới lá.")
    path = f"/cong-dong/viec/t/{question.pk}/tra-loi/"
    client = Client()
    answer = send(client, path, body="Tôi đã soi, có nhện.", to=root.pk)
    assert answer.url.endswith(f"tra-loi%2F%3Ftoi%3D{root.pk}")
    client.force_login(minh)
    page = client.get(f"{path}?toi={root.pk}")
    assert kept(page, "Tôi đã soi, có nhện.")
    assert "soi mặt dưới lá" in text_of(page)


def test_answering_what_is_gone_keeps_the_words(question, says, minh, co_hoa, of):
    from community.actions import moderation

    root = says(minh, "Lời sắp bị ẩn.")
    moderation.hide(by=co_hoa, thing=root, reason="spam")
    path = f"/cong-dong/viec/t/{question.pk}/tra-loi/"
    answer = send(of(minh), path, body="Trả lời cho lời ấy.", to=root.pk)
    assert answer.status_code == 403
    assert kept(answer, "Trả lời cho lời ấy.")


def test_one_s_own_words_are_changed_and_the_earlier_text_is_read(
    question, lan, minh, of, settings
):
    from community.actions import texts

    settings.HUB_LIMITS = settings.HUB_LIMITS | {"edit": []}
    path = f"/cong-dong/viec/t/{question.pk}/sua/"
    assert question.body in text_of(of(lan).get(path))
    answer = send(of(lan), path, body="Chè nhà tôi bị nhện đỏ, làm sao đây ạ?")
    assert answer.status_code == 302
    assert Revision.objects.waiting().count() == 1
    assert of(minh).get(path).status_code == 403
    history = f"/cong-dong/lich-su/t/{question.pk}/"
    assert "Nhờ cô bác." in text_of(Client().get(history))
    assert texts.GRACE


def test_a_report_arrives_once_and_says_nothing_to_the_author(question, minh, lan, of):
    path = f"/cong-dong/viec/t/{question.pk}/bao-xau/"
    assert of(minh).post(path, {"body": "xem giúp"}).status_code == 200  # no reason yet
    for _again in range(2):
        assert (
            of(minh).post(path, {"reason": "scam", "body": "xem giúp"}).status_code
            == 302
        )
    assert question.report_rows.count() == 1
    assert of(lan).post(path, {"reason": "scam"}).status_code == 403
    assert Client().get(path).url.startswith("/dang-nhap/")


@pytest.mark.parametrize("act", ["luu", "theo-doi", "cam-on/useful"])
def test_buttons_work_as_pages_and_as_forms(question, minh, of, act):
    path = f"/cong-dong/viec/t/{question.pk}/{act}/"
    assert Client().get(path).url.startswith("/dang-nhap/")
    assert 'method="post"' in text_of(of(minh).get(path))
    back = question.get_absolute_url()
    answer = of(minh).post(path, {"next": back})
    assert answer.url == f"{back}#bai"
    away = of(minh).post(path, {"next": "https://xau.example/"})
    assert away.url == back


def test_the_asker_accepts_and_others_cannot(question, says, minh, thay_binh, lan, of):
    good = says(thay_binh, "Rửa mặt dưới lá bằng vòi mạnh.")
    path = f"/cong-dong/viec/bl/{good.pk}/chon/"
    assert of(minh).post(path).status_code == 403
    assert of(lan).post(path).status_code == 302
    question.refresh_from_db()
    assert question.accepted == good
    assert Notice.objects.to(thay_binh).filter(verb="accepted").exists()


def test_taking_back_asks_first(question, lan, of):
    path = f"/cong-dong/viec/t/{question.pk}/xoa/"
    of(lan).post(path)
    assert Topic.objects.public().exists()
    of(lan).post(path, {"chac": "1"})
    assert not Topic.objects.public().exists()


def test_addresses_of_no_act_are_not_there(question, minh, of):
    for path in (
        "t/1/chon/",
        "bl/1/ghim/",
        "t/1/xin-chao/",
        "x/1/luu/",
        "t/1/cam-on/yeu/",
    ):
        path = path.replace("/1/", f"/{question.pk}/")
        assert of(minh).get(f"/cong-dong/viec/{path}").status_code == 404, path


def test_the_menu_offers_what_is_allowed(question, minh, lan, co_hoa, of):
    path = f"/cong-dong/viec/t/{question.pk}/"
    assert "bao-xau/" in text_of(of(minh).get(path))
    mine = text_of(of(lan).get(path))
    assert "xoa/" in mine
    assert "bao-xau/" not in mine
    assert "kiem-duyet/t/" not in mine
    staff = text_of(of(co_hoa).get(path))
    assert "ghim/" in staff
    assert f"/kiem-duyet/t/{question.pk}/" in staff


def test_a_short_address_leads_to_a_topic_whatever_its_title(question, minh, of):
    path = f"/cong-dong/viec/t/{question.pk}/duong-dan/"
    for _again in range(2):
        of(minh).post(path)
    link = ShortLink.objects.get()
    assert link.get_absolute_url() in text_of(of(minh).get(question.get_absolute_url()))
    led = Client().get(link.get_absolute_url(), follow=True)
    assert led.redirect_chain[-1][0] == question.get_absolute_url()


def test_in_a_portal_no_page_asks_for_words(question, set_mode):
    set_mode("portal")
    for path in ("/", "/cong-dong/", question.get_absolute_url()):
        text = text_of(Client().get(path))
        assert "/cong-dong/dang/" not in text, path
        assert "tra-loi/" not in text, path
