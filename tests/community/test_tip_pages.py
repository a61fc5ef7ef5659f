"""The library, a tip's page, its card filled without JavaScript, the words to pass on."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from community import tip_text
from community.actions import approval, moderation, tips, trials
from community.models import HubComment, Revision, Tip
from hub.pagecache import bump
from lessons.models import Sector, Tool
from tests.factories import make_lesson

from .conftest import text_of
from .tips import filed, row, words
from .walking import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(editor, home):
    """Tips of two fields of work, with and without tool, minutes and mark."""
    shop, gemini = row(Sector, "ban-le", "Bán lẻ"), row(Tool, "gemini", "Gemini")
    made = []
    for n, (minutes, place) in enumerate(
        [
            (5, {}), (20, {"sectors": [shop]}), (60, {"sectors": [shop], "tools": [gemini]}),
            (None, {"tools": [], "any_assistant": True}),
        ]
    ):  # fmt: skip
        said = words(title=f"Mẹo số {n}", minutes_saved=minutes)
        made.append(tips.post(by=editor, words=said, filed=filed(**place)))
    return made


def titles(answer):
    return re.findall(r'class="cover" href="/meo-hay/[^"]+">([^<]+)<', text_of(answer))


def test_a_stranger_reads_the_library_and_a_tip_whole(client, tip):
    listing = client.get("/meo-hay/")
    assert titles(listing) == [tip.title]
    page = text_of(client.get(tip.get_absolute_url()))
    for part in (
        tip.problem,
        "Không pha thuốc theo lời AI",
        "Chụp hai mặt lá.",
        "Nêu 3 khả năng.",
    ):
        assert part in page
    assert 'action="/cau-lenh/meo/' in page
    assert "csrfmiddlewaretoken" not in page
    assert not client.cookies


def test_its_address_follows_its_name(client, tip):
    for path in (f"/meo-hay/{tip.pk}/", f"/meo-hay/{tip.pk}-cu/"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (
            301,
            tip.get_absolute_url(),
        )


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [3, 2, 1, 0]), ("nganh=ban-le", [2, 1]), ("nganh=che&nganh=ban-le", [3, 2, 1, 0]),
        ("cong-cu=gemini", [2]), ("cong-cu=bat-ky", [3]), ("cong-cu=bat-ky&cong-cu=gemini", [3, 2]),
        ("phut=den-10", [0]), ("phut=11-30&phut=tren-30", [2, 1]),
        ("nganh=ban-le&phut=tren-30", [2]), ("kiem-chung=co", [1]),
    ],
)  # fmt: skip
def test_tips_are_found_by_field_of_work_tool_minutes_and_mark(
    client, shelf, thay_binh, query, numbers
):
    tips.verify(by=thay_binh, tip=shelf[1], seen=1)
    answer = client.get(f"/meo-hay/?{query}", follow=True)
    assert titles(answer) == [f"Mẹo số {n}" for n in numbers]


def test_counts_beside_a_filter_are_what_it_leaves(client, shelf, thay_binh):
    tips.verify(by=thay_binh, tip=shelf[1], seen=1)
    for query in ("", "nganh=ban-le", "cong-cu=bat-ky", "phut=den-10"):
        page = text_of(client.get(f"/meo-hay/?{query}"))
        options = re.findall(
            r'name="([\w-]+)" value="([\w-]+)"( checked)?.*?<small>(\d+)<', page
        )
        assert len(options) >= 2
        for param, value, _checked, count in options:
            rest = [p for p in query.split("&") if p and not p.startswith(f"{param}=")]
            alone = "&".join([*rest, f"{param}={value}"])
            found = client.get(f"/meo-hay/?{alone}", follow=True)
            assert len(titles(found)) == int(count), (query, param, value)


def test_a_list_has_one_address(client, shelf):
    for asked, wanted in (
        ("nganh=khong-co", ""), ("trang=1", ""), ("trang=99", ""), ("x=1", ""),
        ("cong-cu=gemini&nganh=ban-le", "nganh=ban-le&cong-cu=gemini"),
    ):  # fmt: skip
        answer = client.get(f"/meo-hay/?{asked}")
        assert answer.status_code == 302, asked
        assert answer.headers["Location"] == f"/meo-hay/{'?' if wanted else ''}{wanted}"


def test_nothing_fits_and_nothing_is_there(client, shelf):
    assert "Không có mục nào hợp" in text_of(
        client.get("/meo-hay/?cong-cu=gemini&phut=den-10")
    )
    Tip.objects.update(status="hidden")
    bump("community")
    assert "Chưa có mẹo nào" in text_of(client.get("/meo-hay/"))


def test_short_spellings_lead_to_the_filter(client, shelf):
    answer = client.get("/meo-hay/theo-nganh/ban-le/")
    assert answer.headers["Location"] == "/meo-hay/?nganh=ban-le"


def many(editor, number):
    base = tips.post(by=editor, words=words(title=f"Gốc {number}"), filed=filed())
    rows = [Tip(title=f"Mẹo {n}", problem="x", prompt="{{a}}", status="public", author=editor,
                public_at=base.public_at) for n in range(number)]  # fmt: skip
    made = Tip.objects.bulk_create(rows)
    che = base.sectors.get()
    Tip.sectors.through.objects.bulk_create(
        [Tip.sectors.through(tip=one, sector=che) for one in made]
    )
    return base


def test_the_list_costs_the_same_however_long_it_is(
    client, editor, django_assert_max_num_queries
):
    many(editor, 19)
    client.get("/meo-hay/")
    with django_assert_max_num_queries(14) as few:
        bump("community")
        short = client.get("/meo-hay/")
    many(editor, 200)
    with django_assert_max_num_queries(14) as more:
        bump("community")
        long = client.get("/meo-hay/?trang=3")
    assert long.status_code == 200
    assert len(few) == len(more)
    assert len(short.content) < 60_000


def test_a_filtered_list_is_cached_for_strangers(
    client, shelf, django_assert_num_queries
):
    client.get("/meo-hay/?nganh=ban-le")
    with django_assert_num_queries(1):
        assert titles(client.get("/meo-hay/?nganh=ban-le")) == ["Mẹo số 2", "Mẹo số 1"]


def test_a_page_with_fifty_comments_and_many_trials_costs_a_constant(
    client, tip, lan, minh, editor, django_assert_max_num_queries
):
    from tests.factories.threads import make_thread

    make_thread(tip.discussion, [lan.pk, minh.pk], 60)
    trials.record(by=minh, tip=tip, worked=True, tool=tip.tools.get(), about="Được.")
    client.get(tip.get_absolute_url())
    bump("community")
    with django_assert_max_num_queries(14):
        answer = client.get(tip.get_absolute_url())
    assert len(answer.content) < 150_000
    signed_in = browser(minh)
    signed_in.get(tip.get_absolute_url())
    with django_assert_max_num_queries(18):
        signed_in.get(tip.get_absolute_url())


def test_row_25_the_blanks_are_filled_without_javascript_or_account(client, tip):
    path = f"/cau-lenh/meo/{tip.pk}/"
    answer = client.post(path, {"o1": "mưa hai ngày"})
    page = text_of(answer)
    assert "tuần qua trời mưa hai ngày. Nêu 3 khả năng." in page
    assert answer.headers["Cache-Control"].startswith("no-store")
    assert tip.get_absolute_url() in page
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert client.get(path).status_code == 200
    assert not client.cookies


@pytest.mark.parametrize(
    "status", ["pending", "hidden", "removed", "withdrawn", "declined"]
)
def test_a_tip_that_is_not_public_is_nowhere(client, tip, lan, co_hoa, status):
    url = tip.get_absolute_url()
    client.get(url)
    if status in {"hidden", "removed"}:
        act = moderation.hide if status == "hidden" else moderation.remove
        act(by=co_hoa, thing=tip, reason="spam")
    else:
        Tip.objects.filter(pk=tip.pk).update(status=status)
        bump("community")
    gone = 410 if status in {"removed", "withdrawn"} else 404
    assert client.get(url).status_code == gone
    assert client.get(f"/cau-lenh/meo/{tip.pk}/").status_code == 404
    assert titles(client.get("/meo-hay/")) == []
    assert tip.title not in text_of(client.get("/meo-hay/rss/"))
    seen = browser(lan).get(url)
    assert seen.status_code == (410 if status == "withdrawn" else 200)


def test_its_author_sees_what_waits_with_the_expected_time(lan, home):
    tip = tips.post(by=lan, words=words(), filed=filed())
    page = text_of(browser(lan).get(tip.get_absolute_url()))
    assert "Đang chờ duyệt" in page
    assert "Dự kiến có kết quả" in page
    assert 'data-name="mưa, nắng"' in page
    assert "Trồng chè" in page
    assert tip.title in text_of(browser(lan).get("/toi/meo-cua-toi/"))


def test_the_feed_and_the_data_for_machines_hold_nothing_private(client, tip, lan):
    assert "Lá xoăn" in text_of(client.get("/meo-hay/rss/"))
    page = text_of(client.get(tip.get_absolute_url()))
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])
    assert data["@type"] == "HowTo"
    assert [step["text"] for step in data["step"]] == [
        "Chụp bụi chè.",
        "Chụp hai mặt lá.",
    ]
    assert data["author"]["name"] == "Lan"
    assert "lan.rieng" not in page
    assert "345678" not in page


def test_row_24_an_earlier_text_is_shown_with_all_its_words(client, tip, lan, co_hoa):
    Tip.objects.update(public_at=timezone.now() - timedelta(hours=1))
    tips.edit(
        by=lan,
        tip=tip,
        words=words(prompt="Câu lệnh mới.", caution="Mới"),
        filed=filed(),
    )
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    assert "Xem các bản sửa" in text_of(client.get(tip.get_absolute_url()))
    page = text_of(client.get(f"/cong-dong/lich-su/m/{tip.pk}/"))
    assert "{{mưa, nắng}}" in page
    assert "Không pha thuốc theo lời AI" in page


def test_row_24_a_tip_has_an_owner_a_day_it_was_tried_and_grows_old(client, tip, minh):
    trials.record(by=minh, tip=tip, worked=True, tool=tip.tools.get())
    page = text_of(client.get(tip.get_absolute_url()))
    assert "Lan" in page
    assert f"{timezone.localdate():%d/%m/%Y}" in page
    assert "90 ngày chưa ai thử" not in page
    Tip.objects.update(tried_at=timezone.now() - timedelta(days=91))
    bump("community")
    assert "90 ngày chưa ai thử" in text_of(client.get(tip.get_absolute_url()))


def test_words_for_zalo_have_at_most_500_characters_and_the_whole_prompt(client, tip):
    page = text_of(client.get(tip.get_absolute_url()))
    text = re.search(r"readonly>(.*?)</textarea>", page, re.S)[1]
    assert tip.prompt in text
    assert "Không pha thuốc theo lời AI" in text
    assert re.search(r"http://testserver/s/\w{6}/", text)
    assert len(text) <= 500


@pytest.mark.parametrize("length", [2, 300, 380, 420, 500, 1500])
@pytest.mark.parametrize("problem", ["ngắn", "dài " * 70], ids=["short", "long"])
def test_a_prompt_is_never_cut(length, problem):
    tip = Tip(title="T" * 120, problem=problem, prompt="q" * length, caution="C" * 50)
    text = tip_text.of(tip, "https://binhdanhocai.thainguyen.gov.vn/s/abcdef/")
    assert len(text) <= 500
    assert "/s/abcdef/" in text
    assert ("qq" not in text) or (tip.prompt in text and tip.caution in text)


def test_a_tip_below_a_lesson_leads_there_and_not_to_a_closed_one(client, editor, home):
    lesson = make_lesson()
    tip = tips.post(by=editor, words=words(), filed=filed(about=lesson))
    assert lesson.title in text_of(client.get(tip.get_absolute_url()))
    lesson.unpublish()
    bump("community")
    assert lesson.title not in text_of(client.get(tip.get_absolute_url()))


def test_what_is_said_below_a_tip_stands_there_and_leads_back(client, tip, says, minh):
    said = says(minh, "Tôi soi thấy chấm đỏ.", discussion=tip.discussion)
    assert "Tôi soi thấy chấm đỏ." in text_of(client.get(tip.get_absolute_url()))
    answer = client.get(said.get_absolute_url())
    assert answer.headers["Location"] == f"{tip.get_absolute_url()}#binh-luan-{said.pk}"
    branch = f"{tip.get_absolute_url()}nhanh/{said.pk}/"
    assert "Tôi soi thấy chấm đỏ." in text_of(client.get(branch))
    moderated = HubComment.objects.public()
    assert said in moderated
    Tip.objects.filter(pk=tip.pk).update(status="hidden")
    assert said not in HubComment.objects.public()


def test_the_member_page_lists_public_tips(client, tip, lan):
    assert tip.title in text_of(client.get(lan.profile.get_absolute_url()))
    Tip.objects.update(status="hidden")
    bump("community")
    assert tip.title not in text_of(client.get(lan.profile.get_absolute_url()))


def test_the_sitemap_names_tips_of_members(client, tip):
    assert tip.get_absolute_url() in text_of(client.get("/sitemap.xml"))


def test_hostile_words_are_text_everywhere(client, editor, home):
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{</mark><b>}}"
    said = dict.fromkeys(("title", "problem", "prompt", "steps", "caution", "input_sample", "result_sample"), bad)  # fmt: skip
    tip = tips.post(by=editor, words=words(**said), filed=filed())
    tips.post(by=editor, words=words(title="b"), filed=filed())
    for path in (
        tip.get_absolute_url(),
        "/meo-hay/",
        "/meo-hay/rss/",
        f"/cau-lenh/meo/{tip.pk}/",
    ):
        page = text_of(client.get(path))
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert "<b>" not in page, path
