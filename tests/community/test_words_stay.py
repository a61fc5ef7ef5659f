"""No word that somebody typed is lost: long ones, late ones, those for what has gone."""

import pytest
from django.test import Client

from community.actions import moderation, topics
from community.models import HubComment, Report, Topic
from hub.places.models import Commune

from .conftest import as_, text_of

pytestmark = pytest.mark.django_db
ASK = "/cong-dong/dang/"


def reply_path(topic):
    return f"/cong-dong/viec/t/{topic.pk}/tra-loi/"


def test_the_longest_post_comes_whole_over_signing_in(hoi_dap, lan):
    lines = "\r\n".join("chữ " * 99 + f"dòng {number}." for number in range(49))
    words = lines + "\r\n" + "ạ" * (20_000 - len(lines.replace("\r\n", "\n")) - 1)
    assert len(words.replace("\r\n", "\n")) == 20_000
    client = Client()
    client.post(ASK, {"body": words, "buoc": "gui"})
    client.force_login(lan)
    page = client.get(ASK)
    kept = page.context["form"]["body"].value()
    assert kept.replace("\r\n", "\n") == words.replace("\r\n", "\n")
    assert client.post(ASK, {"body": kept, "buoc": "gui"}).status_code == 302
    assert len(Topic.objects.get().body) == 20_000


def test_a_commune_that_was_unticked_stays_unticked_over_signing_in(hoi_dap, lan):
    commune = Commune.objects.create(
        name="La Bằng", code="05500", kind="xa", slug="la-bang-9"
    )
    type(lan.profile).objects.filter(pk=lan.profile.pk).update(commune=commune, shows_commune=True)  # fmt: skip
    client = Client()  # the session ended while the page was open
    client.post(ASK, {"body": "Một câu hỏi không ghi xã của tôi.", "buoc": "gui"})
    client.force_login(lan)
    assert not client.get(ASK).context["form"]["with_commune"].value()


@pytest.mark.parametrize("act", [moderation.hide, moderation.remove])
def test_an_answer_to_a_topic_that_has_just_gone_is_given_back(
    question, minh, co_hoa, act
):
    act(by=co_hoa, thing=question, reason="spam")
    answer = as_(minh).post(reply_path(question), {"body": "Lời tôi gõ mười phút."})
    assert answer.status_code in {403, 404}
    assert "Lời tôi gõ mười phút." in text_of(answer)
    assert "nhện đỏ" not in text_of(answer)
    assert not HubComment.objects.exists()


def test_a_change_of_what_has_just_gone_is_given_back(question, lan, co_hoa):
    moderation.hide(by=co_hoa, thing=question, reason="spam")
    path = f"/cong-dong/viec/t/{question.pk}/sua/"
    answer = as_(lan).post(path, {"body": "Lời sửa tôi gõ mười phút."})
    assert answer.status_code == 403
    assert "Lời sửa tôi gõ mười phút." in text_of(answer)


def test_a_change_in_a_closed_discussion_is_given_back(question, lan, co_hoa):
    topics.close(by=co_hoa, discussion=question.discussion)
    path = f"/cong-dong/viec/t/{question.pk}/sua/"
    answer = as_(lan).post(path, {"body": "Lời sửa tôi gõ mười phút."})
    assert answer.status_code == 403
    assert "Lời sửa tôi gõ mười phút." in text_of(answer)


def test_a_report_counts_lines_and_marks_as_a_reader_does(question, minh):
    import unicodedata

    lines = "\r\n".join("a" * 11 for _line in range(40))
    words = lines + "b" * (500 - len(lines.replace("\r\n", "\n")))
    path = f"/cong-dong/viec/t/{question.pk}/bao-xau/"
    answer = as_(minh).post(path, {"reason": "spam", "body": words})
    assert answer.status_code == 302
    assert Report.objects.get().note == words.replace("\r\n", "\n")
    Report.objects.all().delete()
    marks = unicodedata.normalize("NFD", "ế" * 500)
    answer = as_(minh).post(path, {"reason": "spam", "body": marks})
    assert answer.status_code == 302
    assert Report.objects.get().note == "ế" * 500


def test_a_title_counts_marks_as_a_reader_does(hoi_dap, lan):
    import unicodedata

    title = unicodedata.normalize("NFD", "ế" * 120)
    as_(lan).post(ASK, {"body": "Câu hỏi có tiêu đề rất dài.", "title": title, "buoc": "gui"})  # fmt: skip
    assert Topic.objects.get().title == "ế" * 120
