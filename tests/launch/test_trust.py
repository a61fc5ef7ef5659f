"""Who may put a page live: an expert approved exactly this text and wrote none of it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from hub.accounts.models import User
from lessons import trust
from lessons.models import LessonPage, TermPage, ToolGuidePage
from lessons.publishing import PublishRefused


@pytest.fixture
def people():
    names = {"lan": "bientap", "binh": "chuyengia", "hoa": "xuatban", "quan": "quantri"}
    return {
        name: User.objects.get(email=f"{mail}@demo.invalid")
        for name, mail in names.items()
    }


@pytest.fixture
def lesson(people):
    """A lesson that Lan changed and sent for approval."""
    page = LessonPage.objects.get(seed_key="L13")
    page.title = "Chụp lá chè, bản mới"
    page.save_revision(user=people["lan"])
    page.get_workflow().start(page, people["lan"])
    return LessonPage.objects.get(pk=page.pk)


def task_state(page):
    return page.current_workflow_task_state


def offered(page, user):
    task = page.current_workflow_task
    return {name for name, _label, _modal in task.get_actions(page, user)}


def approve(page, user):
    task_state(page).approve(user=user)
    return LessonPage.objects.get(pk=page.pk)


def test_an_experts_approval_lets_the_publisher_publish(lesson, people):
    assert "approve" in offered(lesson, people["binh"])
    lesson = approve(lesson, people["binh"])
    assert trust.publish_failures(lesson, people["hoa"]) == []
    lesson = approve(lesson, people["hoa"])
    assert lesson.title == "Chụp lá chè, bản mới"
    assert not lesson.sample


@pytest.mark.parametrize("name", ["hoa", "quan"])
def test_nobody_publishes_past_the_expert(lesson, people, name):
    with pytest.raises(PublishRefused, match="chuyên gia"):
        lesson.get_latest_revision().publish(user=people[name])
    assert LessonPage.objects.get(pk=lesson.pk).title != "Chụp lá chè, bản mới"


def test_nobody_approves_what_they_wrote(lesson, people):
    lesson.title = "Chụp lá chè, bản của Bình"
    lesson.save_revision(user=people["binh"])
    lesson = LessonPage.objects.get(pk=lesson.pk)
    assert "approve" not in offered(lesson, people["binh"])


def test_a_change_after_the_approval_needs_a_new_one(lesson, people):
    lesson = approve(lesson, people["binh"])
    changed = lesson.get_latest_revision_as_object()
    changed.summary = "Đổi một chữ sau khi duyệt."
    changed.save_revision(user=people["hoa"])
    assert trust.publish_failures(LessonPage.objects.get(pk=lesson.pk), people["hoa"])


def test_opening_and_saving_the_same_text_is_no_change(lesson, people):
    lesson = approve(lesson, people["binh"])
    lesson.get_latest_revision_as_object().save_revision(user=people["hoa"])
    page = LessonPage.objects.get(pk=lesson.pk)
    assert trust.publish_failures(page, people["hoa"]) == []


def test_a_warning_on_pesticides_needs_an_expert_in_farming(lesson, people):
    people["binh"].expertise = ["su-pham"]
    people["binh"].save()
    assert "approve" not in offered(lesson, people["binh"])
    people["binh"].expertise = ["nong-nghiep"]
    people["binh"].save()
    assert "approve" in offered(lesson, people["binh"])


def test_a_term_needs_a_publisher_who_did_not_write_it(people):
    term = TermPage.objects.get(seed_key="G01")
    term.meaning = "Máy làm được việc cần trí óc"
    revision = term.save_revision(user=people["hoa"])
    with pytest.raises(PublishRefused, match="người khác"):
        revision.publish(user=people["hoa"])
    revision.publish(user=people["quan"])
    term.refresh_from_db()
    assert term.meaning == "Máy làm được việc cần trí óc"


def test_a_guide_was_tried_in_the_last_thirty_days(people):
    guide = ToolGuidePage.objects.get(seed_key="T01")
    today = timezone.localdate()
    guide.review_by = today + timedelta(days=90)
    for days, fields in (
        (31, ["hands_on_checked_at"]),
        (30, []),
        (-1, ["hands_on_checked_at"]),
    ):
        guide.hands_on_checked_at = today - timedelta(days=days)
        assert [failure.field for failure in trust.checked(guide)] == fields
    guide.hands_on_checked_at, guide.review_by = today, today + timedelta(days=91)
    assert [failure.field for failure in trust.checked(guide)] == ["review_by"]


def test_the_publish_button_refuses_a_sample(client, people):
    client.force_login(people["hoa"])
    pages = LessonPage.objects.filter(seed_key__in=["L03", "L04"])
    for page in pages:
        answer = client.post(
            f"/quan-tri/bulk/wagtailcore/page/publish/?id={page.pk}&next=/quan-tri/", {}
        )
        assert answer.status_code in {200, 302}
        page.refresh_from_db()
        assert page.sample


def test_a_copy_is_a_draft(client, people):
    client.force_login(people["quan"])
    lesson = LessonPage.objects.get(seed_key="L03")
    form = client.get(f"/quan-tri/pages/{lesson.pk}/copy/").content.decode()
    assert "publish_copies" not in form
    assert "alias" not in form
    client.post(
        f"/quan-tri/pages/{lesson.pk}/copy/",
        {"new_title": "Bản sao", "new_slug": "ban-sao", "publish_copies": "on",
         "new_parent_page": lesson.get_parent().pk},
    )  # fmt: skip
    assert not LessonPage.objects.get(slug="ban-sao").live


def test_the_demo_expert_is_in_the_group_of_experts():
    assert Group.objects.get(name="Chuyên gia").user_set.count() == 1
