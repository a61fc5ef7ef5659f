"""The pages of a thread: all states, few queries, nothing that belongs to one reader."""

import json
import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.actions import accepting, comments, moderation, topics
from community.models import Discussion, Reaction, Status, Topic
from community.templatetags.community_tags import day_or_hour
from hub.static import CSS
from tests.factories import make_term

from .conftest import text_of

pytestmark = pytest.mark.django_db
MOST_BYTES = 150 * 1024


@pytest.fixture
def fifty(question, says, thay_binh, minh):
    """Twenty roots, some with answers, as the first page of a long thread shows them."""
    for number in range(12):
        root = says(thay_binh, f"Cách thứ {number}: tưới đủ nước rồi soi mặt dưới lá.")
        for below in range(4):
            says(minh, f"Tôi đã làm như thế, lần {number}.{below}, cây đỡ hẳn.", root)
    return question


def address(topic):
    return topic.get_absolute_url()


def test_a_stranger_reads_the_whole_of_a_topic(question, says, minh):
    says(minh, "Soi mặt dưới lá trước đã.")
    text = text_of(Client().get(address(question)))
    assert "Chè bị nhện đỏ thì làm sao?" in text
    assert "Nhờ cô bác." in text
    assert "Soi mặt dưới lá trước đã." in text


def test_strangers_pages_are_cached_and_hold_no_form_that_posts(question, says, minh):
    says(minh, "Soi mặt dưới lá trước đã.")
    first = Client().get(address(question))
    assert not first.cookies
    assert 'method="post"' not in text_of(first)
    assert "csrf" not in text_of(first)
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(address(question)).content == first.content
    assert len(queries) == 1


def test_a_write_is_on_the_page_with_the_next_request(question, says, minh):
    Client().get(address(question))
    comment = says(minh, "Câu này vừa mới đến.")
    assert "Câu này vừa mới đến." in text_of(Client().get(address(question)))
    comments.delete(by=minh, comment=comment)
    assert "Câu này vừa mới đến." not in text_of(Client().get(address(question)))


@pytest.mark.parametrize("known", [False, True])
def test_a_page_of_fifty_comments_asks_at_most_twelve_queries(fifty, minh, known):
    client = Client()
    if known:
        client.force_login(minh)
        comments.reply(by=minh, discussion=fifty.discussion, body="Câu này còn chờ.")
    client.get("/cong-dong/")
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address(fifty))
    assert text_of(answer).count('id="binh-luan-') >= 48
    assert ("Câu này còn chờ." in text_of(answer)) is known
    assert len(queries) <= 12, [query["sql"][:90] for query in queries]


def test_a_first_visit_to_fifty_comments_fits_its_budget(fifty, minh):
    client = Client()
    for known in (False, True):
        if known:
            client.force_login(minh)
        html = client.get(address(fifty)).content
        css = sum(path.stat().st_size for path in CSS.glob("*.css"))
        scripts = CSS.parent / "js"
        names = ("display", "search-box", "words")
        js = sum((scripts / f"{name}.js").stat().st_size for name in names)
        assert len(html) + css + js <= MOST_BYTES, (len(html), css, js)


def test_another_spelling_of_an_address_leads_to_the_one(question):
    for path in (f"/cong-dong/t/{question.pk}/", f"/cong-dong/t/{question.pk}-khac/"):
        answer = Client().get(path)
        assert (answer.status_code, answer.url) == (301, address(question))
    odd = Client().get(f"{address(question)}?la=gi&den=abc")
    assert (odd.status_code, odd.url) == (302, address(question))
    assert Client().get(f"{address(question)}?den=999999").status_code == 404
    assert Client().get("/cong-dong/t/99999999999999999999/").status_code == 404


def test_a_link_to_a_comment_opens_the_page_that_shows_it(fifty, says, thay_binh):
    root = fifty.discussion.comments.roots().order_by("pk").first()
    last = fifty.discussion.comments.branch(root).order_by("-pk").first()
    for comment in (root, last):
        led = Client().get(comment.get_absolute_url())
        assert led.status_code == 302
        path, _mark, anchor = led.url.partition("#")
        assert anchor == f"binh-luan-{comment.pk}"
        text = text_of(Client().get(path))
        assert f'id="{anchor}" tabindex="-1"' in text  # a browser moves the focus there


def test_older_answers_and_further_ones_are_reached_page_by_page(fifty):
    seen, todo, done = set(), [address(fifty)], set()
    while todo:
        path = todo.pop()
        done.add(path)
        answer = Client().get(path)
        assert answer.status_code == 200, path
        text = text_of(answer)
        seen |= set(re.findall(r'id="binh-luan-(\d+)"', text))
        links = re.findall(
            r'href="(\?(?:den|tu)=\d+|/cong-dong/t/[^"]+/nhanh/\d+/)"', text
        )
        base = path.partition("?")[0]
        links = [base + link if link[0] == "?" else link for link in links]
        todo += [link for link in links if link not in done and link not in todo]
    assert len(seen) == fifty.discussion.comments.count() == 60


def test_a_topic_that_waits_is_its_author_s_alone(hoi_dap, lan, minh, co_hoa):
    topic = topics.post(by=lan, space=hoi_dap, body="Câu hỏi còn đang chờ duyệt.")
    assert Client().get(address(topic)).status_code == 404
    for person, status in ((minh, 404), (co_hoa, 200), (lan, 200)):
        client = Client()
        client.force_login(person)
        answer = client.get(address(topic))
        assert answer.status_code == status
        assert ("Chỉ người viết và" in text_of(answer)) is (person == co_hoa)
    assert "Đang chờ duyệt" in text_of(answer) or "Chờ duyệt" in text_of(answer)
    assert "Dự kiến có kết quả trước" in text_of(answer)
    assert 'content="noindex"' in text_of(answer)


@pytest.mark.parametrize(
    ("act", "status"), [(moderation.hide, 404), (moderation.remove, 410)]
)
def test_what_is_not_shown_says_the_class_of_reason_and_none_of_the_words(
    question, lan, co_hoa, act, status
):
    act(by=co_hoa, thing=question, reason="scam", note="riêng cho người viết")
    answer = Client().get(address(question))
    assert answer.status_code == status
    assert "Lừa đảo" in text_of(answer)
    assert "nhện đỏ" not in text_of(answer)
    assert "riêng cho người viết" not in text_of(answer)
    for person in (lan, co_hoa):
        client = Client()
        client.force_login(person)
        page = text_of(client.get(address(question)))
        assert "riêng cho người viết" in page
        assert ("/toi/xem-lai/" in page) is (person == lan)  # who may object


def test_a_topic_taken_back_is_gone(question, lan):
    topics.delete(by=lan, topic=question)
    answer = Client().get(address(question))
    assert answer.status_code == 410
    assert "nhện đỏ" not in text_of(answer)


def test_a_removed_comment_stays_as_a_stub_above_its_answers(
    question, says, minh, lan, co_hoa
):
    bad = says(minh, "Mua thuốc của tôi đi.")
    says(lan, "Tôi không mua.", bad)
    moderation.remove(by=co_hoa, thing=bad, reason="spam")
    text = text_of(Client().get(address(question)))
    assert "Mua thuốc của tôi" not in text
    assert "Tôi không mua." in text
    assert "đã bị gỡ: quảng cáo" in text


def test_a_closed_discussion_is_read_and_offers_no_form(question, co_hoa, minh):
    topics.close(by=co_hoa, discussion=question.discussion)
    client = Client()
    client.force_login(minh)
    for reader in (Client(), client):
        text = text_of(reader.get(address(question)))
        assert "đã khoá" in text
        assert "tra-loi/" not in text


def test_in_a_portal_nothing_asks_people_to_write(question, set_mode, minh):
    set_mode("portal")
    client = Client()
    client.force_login(minh)
    text = text_of(client.get(address(question)))
    assert "<textarea" not in text


def test_the_accepted_answer_stands_on_top_once(question, says, thay_binh, minh, lan):
    good = says(thay_binh, "Rửa mặt dưới lá bằng vòi mạnh.")
    accepting.accept(by=lan, comment=good)
    text = text_of(Client().get(address(question)))
    assert text.count("Câu trả lời được chọn") == 1
    says(minh, "Lời mới hơn đứng trước.")
    says(lan, "Cảm ơn, tôi làm được rồi.", good)
    text = text_of(Client().get(address(question)))
    assert text.count("Câu trả lời được chọn") == 2
    assert text.count("Người hỏi") == 1


def test_the_asker_is_offered_to_choose_until_one_is_chosen(question, says, lan, minh):
    client, choose = Client(), "/chon/"
    client.force_login(lan)
    assert "bạn nhận được thông báo" in text_of(client.get(address(question)))
    says(lan, "Tôi nói thêm: cả vườn đều bị.")
    good = says(minh, "Rửa mặt dưới lá bằng vòi mạnh.")
    assert text_of(client.get(address(question))).count(choose) == 1  # not of her own
    accepting.accept(by=lan, comment=good)
    assert choose not in text_of(client.get(address(question)))


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "hôm nay 00:30"), (1, "hôm qua 23:30"), (25, "29/11/2026"), (None, "")],
)
def test_the_day_of_words_is_said_as_people_say_it(hours, said):
    zone = timezone.get_default_timezone()
    now = datetime(2026, 12, 1, 0, 30, tzinfo=zone)
    at = None if hours is None else now - timedelta(hours=hours)
    with time_machine.travel(now):
        assert day_or_hour(at) == said


def json_of(text):
    return json.loads(re.search(r'ld\+json">(.*?)</script>', text, re.S)[1])


def test_machines_read_a_question_with_its_answers_and_nothing_private(
    question, says, thay_binh, lan
):
    good = says(thay_binh, "Rửa mặt dưới lá bằng vòi mạnh.")
    accepting.accept(by=lan, comment=good)
    text = text_of(Client().get(address(question)))
    data = json_of(text)
    assert data["@type"] == "QAPage"
    asked = data["mainEntity"]
    assert asked["acceptedAnswer"]["text"] == "Rửa mặt dưới lá bằng vòi mạnh."
    assert asked["author"] == {"@type": "Person", "name": "Lan"}
    Topic.objects.update(kind="share")
    caches["pages"].clear()
    shared = json_of(text_of(Client().get(address(question))))
    assert shared["@type"] == "DiscussionForumPosting"
    for private in ("912345678", "lan.rieng@example.vn", lan.username):
        assert private not in text


def test_below_a_page_there_is_a_thread_before_anybody_wrote(home):
    term = make_term()
    empty = Client().get(f"/cong-dong/ve/{term.pk}/")
    assert empty.status_code == 200
    assert not Discussion.objects.exists()
    term.unpublish()
    caches["pages"].clear()  # its signal waits for a commit that tests never make
    assert Client().get(f"/cong-dong/ve/{term.pk}/").status_code == 404


def test_reactions_of_others_are_counted_and_mine_is_pressed(question, minh, lan):
    Reaction.objects.create(user=minh, topic=question, kind="thanks")
    client = Client()
    client.force_login(minh)
    text = text_of(client.get(address(question)))
    assert re.search(r'cam-on/thanks/" aria-pressed="true">.*?\(1\)</button>', text)
    assert "(1)</span>" in text_of(Client().get(address(question)))


def test_a_state_of_a_comment_that_only_its_author_sees(
    question, minh, no_haste, co_hoa
):
    comment = comments.reply(
        by=minh, discussion=question.discussion, body="Còn chờ duyệt nhé."
    )
    assert comment.status == Status.PENDING
    client = Client()
    client.force_login(minh)
    assert "Còn chờ duyệt nhé." in text_of(client.get(address(question)))
    assert "Còn chờ duyệt nhé." not in text_of(Client().get(address(question)))
    assert client.get(comment.get_absolute_url()).url.endswith("#cua-toi")
    assert Client().get(comment.get_absolute_url()).status_code == 404
