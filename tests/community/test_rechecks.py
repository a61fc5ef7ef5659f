"""A tool looks different: its guide warns readers, its tips are to be tried again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from community.actions import moderation, tips, trials
from community.models import Notice, Recheck, Tip
from hub.pagecache.epoch import read
from lessons import looks
from lessons.models import Tool, ToolGuideIndexPage, ToolGuidePage
from tests.factories import make_home
from tests.factories.pages import below

from .conftest import text_of
from .tips import filed, row, words
from .walking import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(roles_made, tip):
    """The public guide to ChatGPT, the tool of the tip."""
    index = below(make_home(), ToolGuideIndexPage(title="Công cụ", slug="cong-cu"))
    page = ToolGuidePage(title="ChatGPT", tool=row(Tool, "chatgpt", "ChatGPT"), summary="Hỏi đáp.")  # fmt: skip
    return below(index, page)


def states():
    return [*Tip.objects.order_by("pk").values_list("recheck_why", flat=True)]


def test_the_mark_puts_all_public_tips_of_the_tool_on_the_list(
    guide, tip, editor, co_hoa, lan, hoi_dap, no_haste
):
    other = row(Tool, "gemini", "Gemini")
    elsewhere = tips.post(by=editor, words=words(title="Khác"), filed=filed(tools=[other]))  # fmt: skip
    hidden = tips.post(by=editor, words=words(title="Ẩn"), filed=filed())
    moderation.hide(by=co_hoa, thing=hidden, reason="unclear")
    before = read()
    assert looks.mark(by=editor, guide=guide)
    assert not looks.mark(by=editor, guide=guide)
    assert list(Tip.objects.to_recheck()) == [tip]
    elsewhere.refresh_from_db()
    assert elsewhere.recheck_at is None
    assert states()[0] == Recheck.GUIDE
    assert Notice.objects.filter(verb="recheck").get().recipient == lan
    after = read()
    assert after["community"] > before["community"]
    assert after["site"] > before["site"]


def test_readers_of_guide_and_tip_are_warned(guide, tip, editor, thay_binh, client):
    assert "vừa đổi giao diện" not in text_of(client.get(guide.get_url()))
    looks.mark(by=editor, guide=guide)
    assert "vừa đổi giao diện" in text_of(client.get(guide.get_url()))
    assert str(Recheck.GUIDE.label) in text_of(client.get(tip.get_absolute_url()))
    assert tip.title in text_of(browser(thay_binh).get("/cong-dong/viec/meo-can-xem/"))


@pytest.mark.parametrize("who", ["lan", "thay_binh", "co_hoa", "by_group"])
def test_who_writes_no_guides_marks_none(request, guide, who):
    with pytest.raises(PermissionDenied):
        looks.mark(by=request.getfixturevalue(who), guide=guide)
    assert states() == [""]


def test_a_trainers_success_with_the_tool_ends_it_a_members_does_not(
    guide, tip, editor, minh, thay_binh
):
    tool = guide.tool
    looks.mark(by=editor, guide=guide)
    trials.record(by=minh, tip=tip, worked=True, tool=tool)
    assert Tip.objects.to_recheck().exists()
    trials.record(by=thay_binh, tip=tip, worked=False, tool=tool)
    assert Tip.objects.to_recheck().exists()
    trials.record(by=thay_binh, tip=tip, worked=True, tool=tool)
    assert not Tip.objects.to_recheck().exists()
    tip.refresh_from_db()
    assert tip.worked == 2


def test_success_with_another_tool_says_nothing_of_the_changed_one(
    guide, tip, editor, thay_binh
):
    other = row(Tool, "gemini", "Gemini")
    tip.tools.add(other)
    looks.mark(by=editor, guide=guide)
    trials.record(by=thay_binh, tip=tip, worked=True, tool=other)
    assert Tip.objects.to_recheck().exists()
    trials.record(by=thay_binh, tip=tip, worked=True, tool=guide.tool)
    assert not Tip.objects.to_recheck().exists()


def test_a_verified_tip_stays_verified_when_it_still_works(
    guide, tip, editor, thay_binh
):
    tips.verify(by=thay_binh, tip=tip, seen=tip.version)
    looks.mark(by=editor, guide=guide)
    trials.record(by=editor, tip=tip, worked=True, tool=guide.tool)
    tip.refresh_from_db()
    assert tip.verified_by == thay_binh
    assert tip.recheck_at is None


def test_verifying_ends_it_too(guide, tip, editor, thay_binh):
    looks.mark(by=editor, guide=guide)
    assert tips.verify(by=thay_binh, tip=tip, seen=tip.version)
    assert not Tip.objects.to_recheck().exists()


def test_two_failures_are_not_forgotten_by_one_success(tip, minh, thay_binh, editor):
    tool = tip.tools.get()
    for person in (minh, thay_binh):
        trials.record(by=person, tip=tip, worked=False, tool=tool)
    assert states() == [Recheck.FAILURES]
    trials.record(by=editor, tip=tip, worked=True, tool=tool)
    assert states() == [Recheck.FAILURES]


def test_the_mark_outlives_a_draft_and_goes_with_a_text_that_was_tried_since(
    guide, editor
):
    guide.save_revision()
    looks.mark(by=editor, guide=guide)
    assert guide.get_latest_revision_as_object().looks_changed_on
    today = timezone.localdate()
    for day, stays in ((today - timedelta(days=1), True), (today, False)):
        ToolGuidePage.objects.filter(pk=guide.pk).update(hands_on_checked_at=day)
        page = ToolGuidePage.objects.get(pk=guide.pk)
        from wagtail.signals import page_published

        page_published.send(ToolGuidePage, instance=page)
        assert bool(ToolGuidePage.objects.get(pk=guide.pk).looks_changed_on) is stays


def test_the_button_stands_in_the_editing_screen_and_asks_first(guide, tip, editor):
    signed_in = browser(editor)
    edit = text_of(signed_in.get(f"/quan-tri/pages/{guide.pk}/edit/"))
    address = f"/quan-tri/guides/{guide.pk}/looks/"
    assert address in edit
    assert "Có, đánh dấu" in text_of(signed_in.get(address))
    assert not ToolGuidePage.objects.get().looks_changed_on
    assert signed_in.post(address).status_code == 302
    assert ToolGuidePage.objects.get().looks_changed_on
    assert "Đã đánh dấu từ" in text_of(signed_in.get(address))
