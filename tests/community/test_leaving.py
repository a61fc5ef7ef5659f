"""What becomes of words when their author leaves."""

import pytest

from community.actions import comments, leaving, reports, topics
from community.models import Discussion, HubComment, Report, Revision, Topic
from community.tree import recount
from hub.accounts.models import User

pytestmark = pytest.mark.django_db


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def wrote(question, says, lan, minh, co_hoa, hoi_dap):
    """Lan's question, her answers with one of Minh below, and what only she can read."""
    root = says(lan, "Gốc của Lan")
    below = says(minh, "Minh trả lời", to=root)
    leaf = says(lan, "Lan đáp lại", to=below)
    comments.edit(by=lan, comment=leaf, body="Bản sửa đang chờ của Lan")
    hidden = comments.reply(
        by=lan, discussion=question.discussion, body="Còn chờ duyệt"
    )
    topics.post(by=lan, space=hoi_dap, body="Câu hỏi chưa ai duyệt cả.")
    reports.report(by=lan, thing=below, reason="spam", details="Lan thấy lạ")
    return root, below, leaf, hidden


def nothing_of(user, *words):
    texts = [
        *Topic.objects.values_list("title", "body"),
        *HubComment.objects.values_list("comment", "client_key"),
        *Revision.objects.values_list("title", "body"),
        *Report.objects.values_list("note"),
    ]
    joined = " ".join(str(part) for row in texts for part in row)
    return not any(word in joined for word in words)


def test_kept_words_stay_without_their_author(wrote, question, lan, minh):
    root, below, _leaf, hidden = wrote
    leaving.keep_words(lan)
    lan.delete()
    assert fresh(root).comment == "Gốc của Lan"
    assert fresh(root).user is None
    assert fresh(question).status == "public"
    assert fresh(question).author is None
    assert fresh(below).user == minh
    assert nothing_of(
        lan, "Còn chờ duyệt", "chưa ai duyệt", "đang chờ của Lan", "Lan thấy lạ"
    )
    assert fresh(hidden).status == "withdrawn"
    assert Report.objects.get().reporter is None
    assert recount.differences(Discussion.objects.get(pk=root.discussion_id)) == []


def test_erased_words_leave_stubs_above_the_answers_of_others(
    wrote, question, lan, minh
):
    root, below, leaf, _hidden = wrote
    leaving.erase_words(lan)
    lan.delete()
    assert not User.objects.filter(name="Lan").exists()
    assert (fresh(root).comment, fresh(root).is_shown) == ("", True)
    assert fresh(below).comment == "Minh trả lời"
    assert not fresh(leaf).is_shown
    assert fresh(question).status == "withdrawn"
    assert nothing_of(lan, "Gốc của Lan", "Lan đáp", "nhện đỏ", "chưa ai", "đang chờ")
    assert Discussion.objects.get(pk=root.discussion_id).comment_count == 1
    assert recount.differences(Discussion.objects.get(pk=root.discussion_id)) == []


def test_an_account_that_is_deleted_without_a_word_breaks_nothing(wrote, lan):
    root, *_rest = wrote
    lan.delete()
    assert fresh(root).user is None
    assert fresh(root).comment == "Gốc của Lan"
