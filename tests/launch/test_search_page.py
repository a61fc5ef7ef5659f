"""The search page over the launch content: answers, filters, addresses, offers, costs."""

import html
import json
import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from hub.models import Operator
from lessons.models import FAQPage, LessonPage, TermPage
from search.models import Entry
from search.slots import similar
from search.vocabulary import learn
from search.writing import put

PAGE = "/tim-kiem/"
SUGGEST = "/tim-kiem/goi-y/"
TEA = "Viết bài giới thiệu chè đúng sự thật"


@pytest.fixture(autouse=True)
def _learned(launch_content, db):
    learn("vi")


def ask(client, text, **more):
    """Return the answer at the canonical address of a question."""
    query = urlencode({"q": text} | more, doseq=True)
    return client.get(f"{PAGE}?{query}", follow=True)


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def titles(answer):
    found = re.findall(
        r'<li class="hit">.*?<h3><a href="[^"]*">(.*?)</a>', page(answer), re.S
    )
    return [html.unescape(re.sub(r"</?mark>", "", title)) for title in found]


def total(answer):
    return int(re.search(r'role="status">(\d+) ', page(answer))[1])


OPTION = re.compile(
    r'name="([a-z-]+)" value="([a-z0-9-]+)"[^>]*><span>[^<]+</span><small>(\d+)<'
)
KIND = re.compile(r'<a class="chip" href="\?([^"]+)"[^>]*>[^<(]+ \((\d+)\)')


@pytest.mark.parametrize(
    "typed", ["gioi thieu che", "GIỚI THIỆU CHÈ", "gioi71 thieu65 che2"]
)
def test_a_lesson_is_found_however_it_is_typed(client, typed):
    assert TEA in titles(ask(client, typed))[:2]


def test_the_lesson_of_what_a_farmer_wants_to_do_comes_first(client):
    for typed in ("viết bài bán chè", "viet bai ban che", "vieets baif ban che"):
        assert titles(ask(client, typed))[0] == TEA, typed


def test_a_hit_leads_to_the_step_that_says_it(client):
    text = page(ask(client, "“Tốt nhất”, “chữa bệnh”, “duy nhất”"))
    address, anchor = re.search(
        r'href="(/bai-hoc/[a-z-]+/)#(b-[0-9a-f-]+)"', text
    ).groups()
    assert "Ở phần: Xoá lời nói quá" in text
    assert f'id="{anchor}"' in client.get(address).content.decode()


def test_every_place_of_the_index_is_on_its_page(client):
    for entry in Entry.objects.exclude(kind="").order_by("pk")[::3]:
        anchors = {anchor for _text, _heading, anchor in entry.passages} - {""}
        if anchors:
            model = entry.model
            url = next(iter(shown_of(model, entry.object_pk))).url
            text = client.get(url).content.decode()
            assert [a for a in anchors if f'id="{a}"' not in text] == [], url


def shown_of(model, pk):
    from django.apps import apps

    from search.sources import source_of

    source = source_of(apps.get_model(model))
    return source.shown([(source, [pk])], RequestFactory().get("/")).values()


def test_a_result_says_what_it_is(client):
    text = page(ask(client, TEA))
    first = text.split('<li class="hit">')[1]
    for words in ("Bài học", "Nội dung mẫu", "phút", "Bậc ", "Cập nhật "):
        assert words in first
    assert first.count("<mark>") >= 1


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("?q=che&x=1", "?q=che"),
        ("?q=++che++&trang=1", "?q=che"),
        ("?bac=co-ban&q=che", "?q=che&bac=co-ban"),
        ("?q=che&loai=khong-co&bac=la", "?q=che"),
        ("?q=che&loai=thuat-ngu&loai=bai-hoc", "?q=che&loai=bai-hoc&loai=thuat-ngu"),
        ("?q=che&xep=cu&dung-chu=0", "?q=che"),
        ("?q=che&trang=99999", None),
        ("?q=che%00", "?q=che"),
        ("?q=", ""),
        ("?bac=co-ban", ""),
    ],
)
def test_another_spelling_leads_to_the_one_address(client, asked, canonical):
    answer = client.get(PAGE + asked)
    assert answer.status_code == 302
    assert canonical is None or answer.url == PAGE + canonical
    assert client.get(answer.url, follow=True).redirect_chain == []


def test_the_count_of_a_value_is_the_number_that_choosing_it_finds(client):
    kinds = KIND.findall(page(ask(client, "AI", bac="co-ban")))
    assert len(kinds) > 2
    for query, count in kinds:
        assert total(client.get(f"{PAGE}?{html.unescape(query)}")) == int(count), query
    found = OPTION.findall(page(ask(client, "AI", bac="co-ban", loai="bai-hoc")))
    assert len(found) > 8
    for param, value, count in found:
        chosen = {"loai": "bai-hoc", "bac": "co-ban"} | {param: value}
        assert total(ask(client, "AI", **chosen)) == int(count), (param, value)


def test_what_was_chosen_is_a_link_that_drops_it(client):
    text = page(ask(client, "AI", loai="bai-hoc", bac="co-ban"))
    assert 'class="chip" href="?q=AI&amp;loai=bai-hoc">Cơ bản' in text
    assert (
        'class="chip" href="?q=AI&amp;bac=co-ban" aria-current="true">Bài học' in text
    )
    assert '<input type="hidden" name="loai" value="bai-hoc">' in text


def test_by_date_the_newest_comes_first(client):
    lesson = LessonPage.objects.get(title=TEA)
    Entry.objects.update(updated=timezone.now() - timedelta(days=9))
    Entry.objects.filter(object_pk=lesson.pk).update(updated=timezone.now())
    assert titles(ask(client, "AI", xep="moi"))[0] == TEA


def test_more_pages_than_there_are_lead_to_the_last(client):
    answer = client.get(f"{PAGE}?q=AI&trang=20")
    assert answer.status_code == 302
    last = client.get(answer.url)
    assert last.status_code == 200
    assert 'aria-current="page"' in page(last)


def test_more_results_than_are_ranked_are_said(client):
    from lessons.models import TermIndexPage

    parent = TermIndexPage.objects.first()
    for number in range(205):
        term = TermPage(
            title=f"Zuzu {number}", slug=f"zuzu-{number}", locale=parent.locale
        )
        parent.add_child(instance=term)
    put(TermPage.objects.filter(slug__startswith="zuzu"))
    learn("vi")
    text = page(ask(client, "zuzu", trang=20))
    assert "205 kết quả" in text
    assert "Chỉ liệt kê 200 kết quả sát nhất" in text
    assert "Chỉ liệt kê" not in page(ask(client, "zuzu", xep="moi"))


def test_a_slip_is_put_right_and_the_typed_words_are_one_link_away(client):
    text = page(ask(client, "chatgtp"))
    assert "Đang tìm <strong>ChatGPT</strong>" in text
    assert 'href="?q=chatgtp&amp;dung-chu=1"' in text
    assert titles(ask(client, "chatgtp"))[0] == "ChatGPT"
    assert total(ask(client, "chatgtp", **{"dung-chu": 1})) == 0


def test_bare_words_are_offered_with_their_marks(client):
    text = page(ask(client, "cau lenh"))
    assert "Có phải bạn tìm:" in text
    assert f'href="?{urlencode({"q": "câu lệnh"})}"' in text


def test_a_word_that_nothing_visible_says_is_not_offered(client):
    lesson = LessonPage.objects.get(title=TEA)
    lesson.title = "Nấu bưởi zưởng"
    lesson.save()
    learn("vi")
    assert "zưởng" in page(ask(client, "buoi zuong"))
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")
    assert "zưởng" not in page(ask(client, "buoi zuong"))
    assert "zưởng" not in page(ask(client, "buoi zuongg"))


def test_nothing_found_leads_on(client):
    text = page(ask(client, "mkjhsdf"))
    assert "0 kết quả cho “mkjhsdf”" in text
    for words in (
        "Trang này chưa có gì nói về",
        "LuyenAI",
        'href="/bai-hoc/"',
        "cán bộ nòng cốt",
    ):
        assert words in text


def test_the_operator_is_called_where_a_number_is_given(client):
    from wagtail.models import Site

    Operator.objects.create(site=Site.objects.get(), phone="0208 3855 688")
    assert 'href="tel:02083855688"' in page(ask(client, "mkjhsdf"))


def test_near_things_are_shown_where_nothing_was_found(client):
    text = page(ask(client, "notebookxy", **{"dung-chu": 1}))
    assert "Gần với chữ bạn gõ" in text
    assert "NotebookLM" in text


def test_nothing_that_fits_the_filters_offers_to_drop_them(client):
    text = page(ask(client, "VNeID", loai="lo-trinh"))
    assert 'class="btn" href="?q=VNeID">Tìm lại, không lọc' in text


def test_the_empty_page_gives_examples_that_find_something(client):
    text = page(client.get(PAGE))
    found = re.findall(r'class="chip" href="(\?q=[^"]+)"', text)
    assert len(found) >= 6
    for query in found:
        assert total(client.get(PAGE + query, follow=True)) >= 1
    assert "noindex" not in text.split("<body")[0].replace(
        'name="robots" content="noindex"', "", 1
    )


def test_results_are_kept_from_robots_caches_and_cookies(client):
    for answer in (ask(client, "AI"), client.get(PAGE), client.get(f"{SUGGEST}?q=ai")):
        assert not answer.cookies
    answer = ask(client, "AI")
    assert '<meta name="robots" content="noindex">' in page(answer)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "<title>Tìm: AI – " in page(answer)
    assert 'method="post"' not in page(answer).lower()


def statements(client, query):
    client.get(f"{PAGE}?{query}")
    with CaptureQueriesContext(connection) as found:
        assert client.get(f"{PAGE}?{query}").status_code == 200
    own = ("SAVEPOINT", "RELEASE", "PRAGMA")  # around the count of the day
    return sum(not each["sql"].startswith(own) for each in found)


@pytest.mark.parametrize(
    "query",
    ["q=AI", "q=chatgtp", "q=cau+lenh", "q=mkjhsdf", "q=AI&loai=bai-hoc&bac=co-ban",
     "q=AI&xep=moi", urlencode({"q": "viết bài bán chè cho bà con ở xã " * 4}).rstrip("+")],
)  # fmt: skip
def test_an_answer_costs_a_fixed_number_of_statements(client, query):
    assert statements(client, query) <= 14


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_the_page_or_the_suggestions(client, text):
    answer = client.get(PAGE, {"q": text}, follow=True)
    assert answer.status_code == 200
    assert len(answer.redirect_chain) <= 1
    assert client.get(SUGGEST, {"q": text}).status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5000,
        "từ " * 400,
        "title:ai",
        '"',
        "' OR 1=1 --",
        "NEAR(a b)",
        "*",
        "\0",
        "-ai",
    ],
)
def test_hostile_text_is_only_text(client, text):
    assert client.get(PAGE, {"q": text}, follow=True).status_code == 200
    assert client.get(SUGGEST, {"q": text}).status_code == 200


def suggested(client, text):
    answer = client.get(SUGGEST, {"q": text})
    assert answer.status_code == 200
    return json.loads(answer.content)


def test_suggestions_are_titles_with_their_kind_and_address(client):
    found = suggested(client, "gioi thieu ch")
    assert {
        "title": TEA,
        "kind": "Bài học",
        "url": LessonPage.objects.get(title=TEA).url,
    } in found
    assert len(suggested(client, "a")) <= 8
    assert suggested(client, "") == suggested(client, "   ") == []


def test_suggestions_may_be_kept_a_minute_by_strangers_only(client, admin_user):
    answer = client.get(SUGGEST, {"q": "ai"})
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    client.force_login(admin_user)
    assert "public" not in client.get(SUGGEST, {"q": "ai"}).headers["Cache-Control"]


def test_what_is_taken_away_is_gone_with_the_next_request(client):
    lesson = LessonPage.objects.get(title=TEA)
    assert TEA in titles(ask(client, TEA))
    lesson.unpublish()
    assert TEA not in titles(ask(client, TEA))
    assert TEA not in [row["title"] for row in suggested(client, "gioi thieu che")]


def test_a_draft_is_told_what_may_already_answer_it(client):
    request = RequestFactory().get("/")
    question = FAQPage.objects.live().first()
    text = similar(request, question.title)
    assert question.get_url() in text
    assert text.count("<li>") <= 5
    assert similar(request, "") == similar(request, None) == ""
    template = Template('{% load hub_tags %}{% slot "post.similar" draft %}')
    assert question.get_url() in template.render(
        Context({"request": request, "draft": question.title})
    )
