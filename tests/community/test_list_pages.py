"""The lists of the community: their order, their states, what they never show."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.actions import follows, moderation, topics
from community.models import Discussion, Topic
from hub.places.models import Commune
from tests.factories import make_lesson

from .conftest import text_of

pytestmark = pytest.mark.django_db
OPEN = "/cong-dong/hoi-dap/?trang-thai=chua-tra-loi"


def make(space, author, many=1, **fields):
    """Return public topics, the last one newest."""
    made = []
    for number in range(many):
        at = timezone.now() - timedelta(days=10) + timedelta(minutes=number)
        values = {"title": f"Câu hỏi số {number}?", "body": f"Câu hỏi số {number}? Xin chỉ giúp.", "status": "public", "public_at": at, "last_activity_at": at}  # fmt: skip
        topic = Topic.objects.create(space=space, author=author, **values | fields)
        Discussion.objects.create(topic=topic)
        made.append(topic)
    return made


def test_the_newest_stand_first_twenty_a_page(hoi_dap, lan):
    make(hoi_dap, lan, 25)
    first, second = (text_of(Client().get(f"/cong-dong/{q}")) for q in ("", "?trang=2"))
    assert "Câu hỏi số 24?" in first
    assert "Câu hỏi số 4?" not in first
    assert "Câu hỏi số 4?" in second
    assert "Câu hỏi số 24?" not in second
    assert first.index("số 24?") < first.index("số 23?")
    assert Client().get("/cong-dong/?trang=3").status_code == 404


def test_odd_queries_lead_to_the_one_address(hoi_dap):
    for query in ("?trang=1", "?loc=moi", "?x=1", "?trang=-5", "?loc=la"):
        answer = Client().get(f"/cong-dong/{query}")
        assert (answer.status_code, answer.url) == (302, "/cong-dong/"), query


def test_lists_of_any_length_ask_few_queries(hoi_dap, lan, minh):
    make(hoi_dap, lan, 40)
    client = Client()
    client.force_login(minh)
    for reader in (Client(), client):
        for path in (
            "/cong-dong/",
            "/cong-dong/hoi-dap/",
            OPEN,
            "/cong-dong/?loc=theo-doi",
        ):
            caches["pages"].clear()
            reader.get(path)
            caches["pages"].clear()
            with CaptureQueriesContext(connection) as queries:
                assert reader.get(path).status_code == 200
            assert len(queries) <= 14, (path, len(queries))


def test_lists_are_cached_for_strangers_with_their_query(hoi_dap, lan):
    make(hoi_dap, lan, 25)
    for path in ("/cong-dong/", "/cong-dong/?trang=2", OPEN):
        first = Client().get(path)
        assert not first.cookies
        assert "csrf" not in text_of(first)
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(path).content == first.content
        assert len(queries) == 1, path


def test_what_is_not_public_is_in_no_list_and_no_feed(
    question, hoi_dap, lan, co_hoa, no_haste
):
    topics.post(by=lan, space=hoi_dap, body="Câu này còn chờ duyệt, chưa ai được thấy.")
    places = ("/cong-dong/", "/cong-dong/hoi-dap/", "/cong-dong/hoi-dap/rss/", "/sitemap.xml", "/thanh-vien/lan/")  # fmt: skip
    for path in places:
        assert "chờ duyệt, chưa ai" not in text_of(Client().get(path)), path
    moderation.hide(by=co_hoa, thing=question, reason="spam")
    for path in places:
        text = text_of(Client().get(path))
        assert "nhện đỏ" not in text, path
        assert "nhen-do" not in text, path


def test_feed_and_sitemap_name_public_topics(question):
    feed = Client().get("/cong-dong/hoi-dap/rss/")
    assert feed["Content-Type"].startswith("application/rss+xml")
    assert "Chè bị nhện đỏ" in text_of(feed)
    assert question.get_absolute_url() in text_of(Client().get("/sitemap.xml"))
    assert "nhện đỏ" in text_of(Client().get("/thanh-vien/lan/"))


def test_unanswered_is_oldest_first_after_two_days(hoi_dap, lan):
    old = make(hoi_dap, lan, 3)
    young = make(hoi_dap, lan, public_at=timezone.now(), title="Mới hỏi xong?")[0]
    text = text_of(Client().get(OPEN))
    at = [text.index(topic.title) for topic in old]
    assert at == sorted(at)
    assert young.title not in text


def test_pins_stand_above_until_their_day(hoi_dap, lan):
    old, *_rest, last = make(hoi_dap, lan, 5)
    Topic.objects.filter(pk=old.pk).update(
        pinned_until=timezone.now() + timedelta(days=1)
    )
    text = text_of(Client().get("/cong-dong/"))
    assert text.count(old.title) == 1
    assert text.index(old.title) < text.index(last.title)
    Topic.objects.filter(pk=old.pk).update(
        pinned_until=timezone.now() - timedelta(days=1)
    )
    caches["pages"].clear()
    text = text_of(Client().get("/cong-dong/"))
    assert text.index(old.title) > text.index(last.title)


def test_followed_and_commune_are_one_s_own(hoi_dap, lan, minh):
    one, two = make(hoi_dap, lan, 2)
    commune = Commune.objects.create(
        code="9", name="Đồng Hỷ", kind="Xã", slug="dong-hy-9"
    )
    Topic.objects.filter(pk=two.pk).update(commune=commune)
    follows.set(by=minh, discussion=one.discussion, follow=True)
    client = Client()
    client.force_login(minh)
    text = text_of(client.get("/cong-dong/?loc=theo-doi"))
    assert one.title in text
    assert two.title not in text
    assert "Ghi xã, phường trong hồ sơ" in text_of(client.get("/cong-dong/?loc=xa-toi"))
    minh.profile.commune = commune
    minh.profile.save()
    text = text_of(client.get("/cong-dong/?loc=xa-toi"))
    assert two.title in text
    assert one.title not in text
    for query in ("theo-doi", "xa-toi"):
        assert "Đăng nhập là thấy" in text_of(Client().get(f"/cong-dong/?loc={query}"))


def test_an_empty_space_says_so(hoi_dap):
    for slug in ("hoi-dap", "gop-y"):
        assert "Chưa ai viết ở đây" in text_of(Client().get(f"/cong-dong/{slug}/"))
    assert Client().get("/cong-dong/khong-co/").status_code == 404


def test_a_lesson_carries_its_newest_three_in_three_queries(
    hoi_dap, thay_binh, says, home
):
    from community.actions import discussions

    lesson = make_lesson()
    talk = discussions.of_page(lesson)
    for number in range(4):
        says(thay_binh, f"Làm bài này lần {number}, tôi thấy dễ.", discussion=talk)
    client = Client()
    client.get(lesson.url)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        text = text_of(client.get(lesson.url))
    assert text.count("tôi thấy dễ") == 3
    assert "lần 0" not in text
    own = [
        q["sql"]
        for q in queries
        if "community_" in q["sql"] or "hubcomment" in q["sql"]
    ]
    assert len(own) <= 3, own
    whole = text_of(client.get(f"/cong-dong/ve/{lesson.pk}/"))
    assert whole.count("tôi thấy dễ") == 4


def test_the_home_page_shows_what_people_ask(question):
    text = text_of(Client().get("/"))
    assert "Bà con hỏi gì" in text
    assert "nhện đỏ" in text
