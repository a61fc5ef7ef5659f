"""The thirteen defects of the package as it is shipped, each beside what ours does.

The package runs in a process of its own (`shipped.py`). Where an upgrade mends one of
them, its first assertion turns red, and the rule can be looked at again.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from community.actions import (
    NotAllowed,
    comments,
    follows,
    moderation,
    reports,
    topics,
)
from community.models import HubComment, Notice, Report
from community.permissions import Act, Person, may
from community.reading import threads
from tests.factories import make_person

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def shipped():
    """What goes wrong in the package, by the name of the finding."""
    done = subprocess.run(
        [sys.executable, ROOT / "tests/community/shipped.py"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def counted(*rows):
    return [fresh(row).nested_count for row in rows]


def test_1_a_reply_from_elsewhere_blanks_no_discussion(
    shipped, says, question, minh, co_hoa, hoi_dap
):
    assert shipped["reply_from_elsewhere"] == {
        "status": 302,
        "before": 3,
        "rows": 4,
        "seen": 1,
    }
    elsewhere = topics.post(by=co_hoa, space=hoi_dap, body="Một chuyện khác hẳn.")
    old = says(minh, "Cũ", discussion=elsewhere.discussion)
    for text in ("một", "hai", "ba"):
        says(minh, f"Câu {text}")
    with pytest.raises(NotAllowed):
        comments.reply(by=co_hoa, discussion=question.discussion, body="phá", to=old.pk)
    assert len(threads.opening(question.discussion).comments) == 3
    assert HubComment.objects.filter(discussion=question.discussion).count() == 3


def test_2_a_reply_to_nothing_leaves_no_row(shipped, question, co_hoa, no_haste):
    assert shipped["reply_to_nothing"] == {"status": 500, "rows_left": 1}
    with pytest.raises(NotAllowed):
        comments.reply(
            by=co_hoa, discussion=question.discussion, body="đâu?", to=999_999
        )
    assert not HubComment.objects.exists()


def test_3_an_edit_changes_no_counter(shipped, says, minh, lan, co_hoa):
    assert shipped["edit_counts"]["before"] != shipped["edit_counts"]["after"]
    root = says(co_hoa, "Gốc")
    one = says(co_hoa, "Cành", to=root)
    leaf = says(co_hoa, "Lá", to=one)
    for comment in (leaf, one, root):
        comments.edit(by=co_hoa, comment=comment, body="Đã sửa rồi")
        fresh(comment).save()
    assert counted(root, one, leaf) == [2, 1, 0]
    assert fresh(root.discussion).comment_count == 3


def test_4_an_edit_shows_nothing_that_was_hidden(shipped, says, co_hoa, minh):
    assert shipped["edit_publishes"] == {"hidden_reply_is_public": True}
    root = says(co_hoa, "Gốc")
    reply = says(minh, "Bị ẩn", to=root)
    moderation.hide(by=co_hoa, thing=reply, reason="insult")
    comments.edit(by=co_hoa, comment=root, body="Gốc, sửa một chữ")
    fresh(root).save()
    assert fresh(reply).status == "hidden"
    assert not fresh(reply).is_public


def test_5_a_removal_keeps_the_answers_and_counts_once(
    shipped, says, co_hoa, minh, lan
):
    assert shipped["removal_hides_replies"]["reply_is_public"] is False
    root = says(co_hoa, "Gốc")
    one = says(minh, "Cành", to=root)
    leaf = says(lan, "Lá", to=one)
    moderation.remove(by=co_hoa, thing=one, reason="spam")
    with pytest.raises(NotAllowed):
        moderation.remove(by=co_hoa, thing=one, reason="spam")
    assert fresh(leaf).is_public
    assert fresh(one).is_shown
    assert counted(root, one) == [1, 1]


def test_6_nothing_is_deleted_for_good_so_nothing_hangs_loose(
    shipped, says, minh, lan, question
):
    found = shipped["hard_delete"]
    assert (found["status"], found["seen"]) == (500, found["rows"] - 1)
    root = says(minh, "Gốc")
    one = says(lan, "Cành", to=root)
    leaf = says(minh, "Lá", to=one)
    comments.delete(by=lan, comment=one)
    assert fresh(one).status == "withdrawn"
    shown = threads.branch(question.discussion, root.pk)
    assert shown.comments == [root, one, leaf]
    assert says(lan, "Trả lời lá", to=leaf).is_shown


def test_7_name_and_mail_come_from_nobodys_form(shipped, says, minh):
    assert shipped["name_from_the_form"]["name"] == "Ban Quản Trị"
    assert shipped["name_from_the_form"]["follows"] is True
    comment = says(minh, "Chào")
    comment.user_name, comment.user_email = "Ban Quản Trị", "nguoi-khac@example.vn"
    comment.followup = True
    comment.save()
    comment = fresh(comment)
    assert (comment.user_name, comment.user_email, comment.followup) == ("", "", False)
    forged = HubComment(
        discussion=comment.discussion, user=minh, comment="Giả", status="public",
        user_name="Ban Quản Trị", user_email="a@b.vn", ip_address="14.1.1.1",
    )  # fmt: skip
    forged.save()
    assert fresh(forged).user_name == fresh(forged).user_email == ""
    assert fresh(forged).ip_address is None


def test_a_member_without_an_e_mail_answers(says, minh):
    assert minh.email is None
    assert says(minh, "Tôi chỉ có điện thoại").pk


def test_8_a_double_click_is_one_comment(shipped, question, co_hoa):
    assert shipped["double_click"] == {"rows": 2}
    for _twice in range(2):
        comments.reply(
            by=co_hoa, discussion=question.discussion, body="Một lần", client_key="x"
        )
    assert HubComment.objects.count() == 1


def test_9_no_form_of_ours_runs_out(shipped):
    """An action takes no time stamp; what can run out is the session, and then the
    form comes back with its text (tests of the views).
    """
    assert shipped["late_form"] == {"status": 400, "text_is_kept": False}
    names = comments.reply.__wrapped__.__kwdefaults__.keys()
    assert {"to", "client_key", "with_pictures"} == set(names)


def test_10_who_reported_is_in_nothing_that_is_read(shipped, says, minh, lan, question):
    assert shipped["reporter_is_told"] == {
        "flagged": 302,
        "reporter": True,
        "gravatar": True,
    }
    comment = says(minh, "Mua ngay")
    reports.report(by=lan, thing=comment, reason="spam")
    page = threads.opening(question.discussion, Person(minh))
    read = {name for name in vars(page.comments[0]) if not name.startswith("_")}
    assert not any("report" in name for name in read)
    assert Report.objects.get().reporter == lan
    for reporter in Notice.objects.filter(recipient=minh).values_list(
        "actor", flat=True
    ):
        assert reporter != lan.pk


@pytest.mark.parametrize(
    "path",
    [
        "/api/comment/", "/api/preview/", "/api/flag/", "/api/feedback/", "/confirm/x/",
        "/mute/x/", "/reply/1/", "/flag/1/", "/like/1/", "/dislike/1/", "/post/",
        "/comments/post/", "/api/community-discussion/1/", "/sent/", "/delete/1/",
    ],
)  # fmt: skip
def test_10_no_address_of_the_package_is_served(client, home, path):
    try:
        view = resolve(path).func
    except Resolver404:
        return
    assert view.__module__.split(".")[0] == "wagtail"  # the page at this address: none
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["comments-xtd-confirm", "comments-xtd-mute", "comments-xtd-api-create",
     "comments-post-comment", "comments-flag", "comments-url-redirect"],
)  # fmt: skip
def test_10_no_name_of_the_package_leads_anywhere(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_11_who_moderates_may_and_is_told_so(shipped, says, minh, co_hoa, lan):
    assert shipped["buttons_of_moderators"] == {"may": True, "button": False}
    comment = says(minh, "Mua ngay")
    assert may(Person(co_hoa), Act.HIDE, comment)
    assert not may(Person(lan), Act.HIDE, comment)


def test_12_no_template_of_ours_uses_the_packages_tags(shipped):
    found = shipped["template_of_a_model"]
    assert found["never_filled_in"]
    assert {found["get_who_can_post"], found["can_receive"]} == {"AttributeError"}
    for path in (ROOT / "templates").rglob("*.html"):
        assert "comments_xtd" not in path.read_text(encoding="utf-8"), path
        assert "load comments" not in path.read_text(encoding="utf-8"), path


def test_13_followers_are_told_by_rows_in_the_same_number_of_queries(
    shipped, question, co_hoa, no_haste
):
    assert shipped["mail_storm"] == {"mails_in_the_request": 10}

    def queries(followers):
        for _each in range(followers):
            person = make_person()
            follows.begin(person, question.discussion)
        with CaptureQueriesContext(connection) as seen:
            comments.reply(
                by=co_hoa, discussion=question.discussion, body=f"{followers}!"
            )
        return len(seen)

    queries(0)  # what the process reads once
    assert queries(60) == queries(1)
    assert mail.outbox == []
    assert Notice.objects.filter(verb="followed").count() == 61
