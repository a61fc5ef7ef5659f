"""What a citizen does with a lesson: answer, fill in a prompt, read on; what it weighs."""

import gzip
import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from lessons.models import LessonPage, ToolGuidePage

LESSON = "/bai-hoc/chup-la-che-hoi-ai/"


@pytest.fixture
def lesson():
    return LessonPage.objects.get(seed_key="L13")


def test_a_wrong_answer_names_the_right_one_and_explains(client):
    page = client.get(f"{LESSON}?tra-loi=1B").content.decode()
    assert "Bạn chọn câu này, chưa đúng: Hai AI có thể cùng sai." in page
    assert "Đây là câu đúng: Giữ đúng cả thời gian cách ly." in page
    assert "Chưa đúng, nhưng nhiều người cũng nghĩ vậy" in page


def test_the_right_answer_is_said_to_be_right(client):
    page = client.get(f"{LESSON}?tra-loi=1C").content.decode()
    assert "Bạn chọn câu này, đúng rồi" in page
    assert "choice--wrong" not in page


@pytest.mark.parametrize("value", ["1Z", "9A", "", "xx", "1", "1a", "%00"])
def test_an_answer_that_fits_nothing_leads_to_the_lesson(client, value):
    answer = client.get(f"{LESSON}?tra-loi={value}")
    assert answer.status_code == 302
    assert answer.url == LESSON


def prompt_address(lesson):
    return f"/cau-lenh/trang/{lesson.pk}/{lesson.prompts[0].id}/"


def test_the_blanks_of_a_prompt_are_filled_without_javascript(client, lesson):
    answer = client.post(prompt_address(lesson), {"o1": "trung du <b>", "o2": "8"})
    page = answer.content.decode()
    assert "Giống: trung du &lt;b&gt;. Tuổi cây: 8." in page
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "mưa, nắng" in page


def test_a_prompt_of_a_draft_is_not_there(client, lesson):
    address = prompt_address(lesson)
    lesson.unpublish()
    assert client.get(address).status_code == 404
    assert client.get(f"/cau-lenh/trang/{lesson.pk}/{'0' * 8}-0000-0000-0000-{'0' * 12}/").status_code == 404  # fmt: skip


def test_an_old_guide_says_so_on_its_day(client):
    guide = ToolGuidePage.objects.get(seed_key="T01")
    url = guide.get_url()
    with time_machine.travel(datetime(2026, 11, 25, 5, tzinfo=UTC)):
        assert "có thể đã cũ" not in client.get(url).content.decode()
    with time_machine.travel(datetime(2027, 6, 1, 5, tzinfo=UTC)):
        assert "có thể đã cũ" in client.get(url).content.decode()


def test_a_first_visit_keeps_its_weight(client):
    html = client.get(LESSON).content
    build = settings.STATICFILES_DIRS[0] / "hub/css/public.css"
    scripts = [
        settings.BASE_DIR / f"site/hub/static/hub/js/{name}.js"
        for name in ("display", "lesson", "prompt", "print", "search-box")
    ]
    parts = [html, build.read_bytes(), *(path.read_bytes() for path in scripts)]
    assert sum(map(len, parts)) <= 100_000
    assert sum(len(gzip.compress(part)) for part in parts) <= 40_000
    assert scripts[0].stat().st_size <= 1024


def test_drawings_weigh_little_and_have_their_size(client):
    folder = settings.BASE_DIR / "site/hub/static/hub/img/buoc"
    assert all(path.stat().st_size <= 25_000 for path in folder.glob("*.svg"))
    page = client.get(LESSON).content.decode()
    for tag in re.findall(r"<img[^>]+>", page):
        assert "width=" in tag
        assert "height=" in tag
        assert "alt=" in tag


def test_every_lesson_rendered_anew_keeps_its_queries(client):
    for page in LessonPage.objects.live():
        url = page.get_url()
        Site.clear_site_root_paths_cache()
        with CaptureQueriesContext(connection) as cold:
            client.get(f"{url}?x=1")
        with CaptureQueriesContext(connection) as warm:
            client.get(f"{url}?x=2")
        assert len(cold) <= 25, url
        assert len(warm) <= 14, url
