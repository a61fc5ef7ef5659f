"""Many writers at one moment: eight on PostgreSQL, four on SQLite.

Each is a thread with a connection of its own and goes through the real actions.
"""

import random
from collections import Counter
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, connections, transaction
from django_comments.models import Comment
from django_comments_xtd.models import XtdComment

from community.actions import (
    NotAllowed,
    comments,
    leaving,
    moderation,
    reactions,
    topics,
)
from community.models import (
    Discussion,
    HubComment,
    Notice,
    Reaction,
    Revision,
    Status,
    Topic,
)
from community.tree import recount
from search import upkeep, writing
from tests.community.conftest import member

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 400


@pytest.fixture
def thread(co_hoa, hoi_dap, network, no_haste):
    topic = topics.post(by=co_hoa, space=hoi_dap, body="Mọi người cùng viết vào đây.")
    return topic.discussion


@pytest.fixture
def writers(network, home):
    many = 8 if connection.vendor == "postgresql" else 4
    return [member(f"Người viết {number}") for number in range(many)]


def at_once(people, act):
    """Let everybody do `act(person, number)` their share of times; return the errors."""
    start, errors = Barrier(len(people)), []

    def run(person):
        try:
            start.wait()
            for number in range(MANY // len(people)):
                act(person, number)
        except Exception as error:  # noqa: BLE001 - the test looks at them
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[person]) for person in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return errors


def sound(discussion, stored):
    """Assert that all rows are whole, in different places, and counted exactly."""
    rows = HubComment.objects.filter(discussion=discussion)
    assert rows.count() == stored
    assert Comment.objects.count() == XtdComment.objects.count() == stored
    orders = list(XtdComment.norel_objects.values_list("order", flat=True))
    assert len(set(orders)) == len(orders)
    assert not XtdComment.norel_objects.filter(thread_id=0).exists()
    assert not rows.exclude(path__regex=r"^(\d{10}){1,3}$").exists()
    assert recount.differences(Discussion.objects.get(pk=discussion.pk)) == []
    found = list(writing.objects_of(Topic).filter(discussion=discussion))
    assert len(found) == 1
    assert upkeep.wrong(found) == []  # the search has every answer, and none too many


def test_four_hundred_replies_into_one_branch_are_all_stored_once(thread, writers):
    root = comments.reply(by=writers[0], discussion=thread, body="Gốc")
    known = [root.pk]

    def act(person, number):
        known.append(comments.reply(
            by=person, discussion=thread, body=f"Lời {person.pk}-{number}",
            to=random.choice(known), client_key=f"{number}",
        ).pk)  # fmt: skip

    assert at_once(writers, act) == []
    assert len(set(known)) == MANY + 1
    sound(thread, MANY + 1)
    assert Discussion.objects.get(pk=thread.pk).comment_count == MANY + 1
    root.refresh_from_db()
    assert root.nested_count == MANY


def test_replies_over_fifty_roots_with_edits_hides_and_reactions(
    thread, writers, co_hoa
):
    known = [
        comments.reply(by=writers[0], discussion=thread, body=f"Gốc {number}").pk
        for number in range(50)
    ]
    made, refused = list(known), Counter()

    def act(person, number):
        try:
            new = comments.reply(
                by=person, discussion=thread, body=f"Lời {person.pk}-{number}",
                to=random.choice(known),
            )  # fmt: skip
            made.append(new.pk)
            known.append(new.pk)
            others(person, number, new)
        except NotAllowed:
            refused["hidden meanwhile"] += 1

    def others(person, number, new):
        target = HubComment.objects.select_related("discussion__topic").get(
            pk=random.choice(known)
        )
        if number % 3 == 0:
            comments.edit(by=person, comment=new, body=f"Sửa {person.pk}-{number}")
        if number % 4 == 0 and target.user_id != person.pk:
            reactions.toggle(by=person, thing=target, kind="useful")
        if number % 10 == 5:
            moderation.hide(by=co_hoa, thing=target, reason="spam")
        if number % 20 == 7:
            moderation.hide_branch(by=co_hoa, comment=target, reason="insult")
        if number % 20 == 17:
            hidden = HubComment.objects.filter(status=Status.HIDDEN).first()
            if hidden:
                moderation.show(by=co_hoa, thing=hidden)
        if number % 25 == 3:
            comments.delete(by=person, comment=new)

    assert at_once(writers, act) == []
    sound(thread, len(made))
    assert len(made) + refused["hidden meanwhile"] >= MANY + 50
    assert Reaction.objects.exists()


def test_a_form_sent_by_five_connections_at_once_is_one_comment_one_notice(
    thread, writers, co_hoa
):
    answers, start = [], Barrier(5)

    def send():
        start.wait()
        try:
            answers.append(comments.reply(
                by=writers[0], discussion=thread, body="Một lần thôi", client_key="k",
            ).pk)  # fmt: skip
        finally:
            connections.close_all()

    threads = [Thread(target=send) for _each in range(5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(answers) == 5
    assert len(set(answers)) == 1
    sound(thread, 1)
    assert Notice.objects.filter(recipient=co_hoa, verb="reply").count() == 1


def test_a_limit_holds_for_one_person_with_many_connections(thread, writers, settings):
    from community.actions import TooFast

    settings.HUB_LIMITS = settings.HUB_LIMITS | {
        "reply": [(3, "day")],
        "reply-new": [(3, "day")],
    }
    late = []

    def act(person, number):
        try:
            comments.reply(
                by=writers[0], discussion=thread, body=f"{person.pk}-{number}"
            )
        except TooFast:
            late.append(1)

    assert at_once(writers, act) == []
    sound(thread, 3)
    assert len(late) == MANY - 3
    assert not Revision.objects.exists()


def test_who_answers_what_is_just_being_hidden_waits_and_is_refused(
    thread, writers, co_hoa
):
    """Both lock the branch first: whoever comes second sees what the first has done."""
    target = comments.reply(by=writers[0], discussion=thread, body="Sắp bị ẩn")
    hidden, outcome = Event(), []

    def answer():
        hidden.wait()
        try:
            comments.reply(
                by=writers[1], discussion=thread, body="Trả lời", to=target.pk
            )
            outcome.append("stored")
        except NotAllowed:
            outcome.append("refused")
        finally:
            connections.close_all()

    late = Thread(target=answer)
    late.start()
    with transaction.atomic():
        moderation.hide(by=co_hoa, thing=target, reason="spam")
        hidden.set()
        late.join(0.7)  # long enough to come as far as the lock
        assert outcome == []
    late.join()
    assert outcome == ["refused"]
    sound(thread, 1)


def test_somebody_leaves_while_the_others_write(thread, writers, co_hoa):
    """Erasing words touches many branches at once, and still nobody waits in a circle."""
    leaver = member("Người rời đi")
    roots = [
        comments.reply(by=leaver, discussion=thread, body=f"Gốc {n}").pk
        for n in range(12)
    ]
    for root in roots:
        comments.reply(by=leaver, discussion=thread, body=f"Ngọn {root}", to=root)

    def act(person, number):
        if person == writers[0] and number == 5:
            leaving.erase_words(leaver)
        try:
            comments.reply(
                by=person, discussion=thread, body=f"{person.pk}-{number}",
                to=random.choice(roots),
            )  # fmt: skip
        except NotAllowed:
            comments.reply(by=person, discussion=thread, body=f"{person.pk}+{number}")

    assert at_once(writers, act) == []
    sound(thread, MANY + 24)
    assert not HubComment.objects.filter(user=leaver).exists()
