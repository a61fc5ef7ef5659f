"""Pages read from outside: links to what is hidden, closed accounts, odd addresses."""

import json
import re

import pytest
from django.core.cache import caches
from django.test import Client

from community.actions import accepting, comments, moderation
from hub.accounts.models import User

from .conftest import text_of

pytestmark = pytest.mark.django_db


def test_a_link_to_a_hidden_comment_says_so(question, says, minh, thay_binh, co_hoa):
    alone = says(minh, "Mua thuốc của tôi đi.")
    moderation.hide(by=co_hoa, thing=alone, reason="spam")
    answer = Client().get(alone.get_absolute_url())
    assert answer.status_code == 410
    assert "Mua thuốc" not in text_of(answer)
    assert question.get_absolute_url() in text_of(answer)


def test_a_link_to_a_stub_leads_to_it(question, says, minh, thay_binh, co_hoa):
    root = says(minh, "Mua thuốc của tôi đi.")
    says(thay_binh, "Không nên mua.", root)
    moderation.remove(by=co_hoa, thing=root, reason="spam")
    led = Client().get(root.get_absolute_url())
    assert led.status_code == 302
    assert led.url.endswith(f"#binh-luan-{root.pk}")
    assert f'id="binh-luan-{root.pk}"' in text_of(
        Client().get(led.url.partition("#")[0])
    )


def test_a_link_to_what_waits_or_was_never_public_is_not_there(
    question, minh, no_haste
):
    waiting = comments.reply(by=minh, discussion=question.discussion, body="Chờ duyệt.")
    assert Client().get(waiting.get_absolute_url()).status_code == 404


def test_machines_do_not_read_the_name_of_a_closed_account(
    question, says, thay_binh, lan
):
    good = says(thay_binh, "Rửa mặt dưới lá bằng vòi mạnh.")
    accepting.accept(by=lan, comment=good)
    User.objects.filter(pk__in=[lan.pk, thay_binh.pk]).update(is_active=False)
    caches["pages"].clear()
    text = text_of(Client().get(question.get_absolute_url()))
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', text, re.S)[1])
    assert "Lan" not in json.dumps(data, ensure_ascii=False)
    assert "Thầy Bình" not in text


def test_feeds_and_histories_are_kept_at_their_one_address(question):
    for path in ("/cong-dong/hoi-dap/rss/", f"/cong-dong/lich-su/t/{question.pk}/"):
        assert Client().get(path).status_code == 200
        answer = Client().get(f"{path}?la=gi")
        assert (answer.status_code, answer.headers.get("Location")) == (302, path)


def test_an_address_that_may_come_back_is_never_left_for_good(question):
    answer = Client().get(f"/cong-dong/t/{question.pk}-ten-cu/")
    assert answer.status_code in {301, 302}
    if answer.status_code == 301:
        assert "no-cache" in answer.headers.get("Cache-Control", "")


def test_no_two_ways_to_answer_have_the_same_name(question, says, minh, thay_binh):
    root = says(thay_binh, "Bác soi mặt dưới lá trước.")
    says(minh, "Tôi soi rồi, có nhện.", root)
    says(minh, "Soi bằng kính lúp được không?", root)
    for reader in (Client(), Client()):
        text = text_of(reader.get(question.get_absolute_url()))
        links = re.findall(r'href="[^"]+toi=\d+">(.+?)</a>', text, re.S)
        names = [re.sub(r"<[^>]+>", "", link).strip() for link in links]
        assert len(names) == len(set(names)) == 3
        assert names[-1].startswith("Trả lời Thầy Bình: ") or "Minh" in names[-1]
        reader.force_login(minh)


def test_a_notice_below_a_page_leads_to_the_language_that_is_live(
    home, co_hoa, hoi_dap, no_haste
):
    from wagtail.models import Locale

    from community.actions import discussions
    from community.reading import places
    from tests.factories import make_lesson

    lesson = make_lesson()
    english = Locale.objects.create(language_code="en")
    home.copy_for_translation(english)
    copy = lesson.copy_for_translation(english, copy_parents=True)
    copy.save_revision()
    copy.live = True
    copy.save()
    talk = discussions.of_page(lesson)
    assert places.of(talk).page.pk == lesson.pk
    lesson.unpublish()
    assert places.of(talk).page.pk == copy.pk


def test_a_stranger_is_not_offered_a_corner_of_the_editors(hoi_dap):
    text = text_of(Client().get("/cong-dong/dang/"))
    assert 'value="gop-y"' in text
    assert 'value="thong-bao"' not in text


def test_who_comes_to_answer_in_a_closed_discussion_is_told_first(
    question, co_hoa, minh
):
    from community.actions import topics

    topics.close(by=co_hoa, discussion=question.discussion)
    client = Client()
    client.force_login(minh)
    text = text_of(client.get(f"/cong-dong/viec/t/{question.pk}/tra-loi/"))
    assert "đã khoá" in text
