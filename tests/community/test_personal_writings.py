"""A member sees, downloads and erases what the member wrote."""

import pytest

personal = pytest.importorskip("hub.accounts.personal")

from community.actions import comments, follows, reactions, reports, saves  # noqa: E402
from community.models import HubComment, Notice, Reaction, Topic  # noqa: E402

pytestmark = pytest.mark.django_db
LABELS = {
    f"community.{name}"
    for name in ("Topic", "HubComment", "Revision", "Report", "Reaction", "Follow", "Save", "Notice")
}  # fmt: skip


def kept():
    return {one.label: one for one in personal.registered() if one.label in LABELS}


@pytest.fixture
def wrote(question, says, lan, minh):
    answer = says(minh, "Minh trả lời")
    comments.edit(by=minh, comment=answer, body="Minh sửa lại")
    reactions.toggle(by=minh, thing=question, kind="thanks")
    saves.toggle(by=minh, thing=question)
    follows.set(by=minh, discussion=question.discussion, follow=True)
    reports.report(by=minh, thing=question, reason="spam", details="Minh thấy lạ")
    says(lan, "Lan hỏi thêm", to=answer)
    return answer


def test_everything_is_registered_and_shown_to_its_owner_alone(wrote, lan, minh):
    assert set(kept()) == LABELS
    for label, one in kept().items():
        mine = list(one.rows(minh))
        if label == "community.Topic":
            assert mine == []
            continue
        assert mine, label
        values = one.export(mine[0])
        assert values, label
        assert all(str(name) for name in values)
        assert not set(mine) & set(one.rows(lan)), label


@pytest.mark.parametrize("choice", [1, 2])
def test_leaving_takes_or_keeps_the_words(wrote, minh, choice):
    personal.erase(minh, choice)
    comment = HubComment.objects.get(pk=wrote.pk)
    assert comment.user is None
    assert comment.comment == ("Minh trả lời" if choice == 1 else "")
    assert not Reaction.objects.exists()
    assert not Notice.objects.exclude(recipient__name__in=["Lan", "Cô Hoà"]).exists()
    assert Topic.objects.count() == 1
