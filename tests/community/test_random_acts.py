"""A thousand random acts, then everything is counted anew by other means."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from community.actions import (
    notices,
)
from community.models import (
    Discussion,
    HubComment,
    Notice,
    Reaction,
    Save,
    Tip,
    Topic,
)
from community.permissions import Person
from community.reading import lists
from community.tree import recount
from lessons.models import LessonPage
from search import upkeep, writing
from search.models import Entry
from tests.factories import make_lesson

from .conftest import member
from .play import Play

pytestmark = pytest.mark.django_db
ACTS = 1000


@pytest.fixture
def people(home):
    return [member(name) for name in ("An", "Bình", "Chi", "Dũng")]


def test_a_thousand_acts_leave_what_a_recount_says(
    people, co_hoa, editor, hoi_dap, no_haste, django_capture_on_commit_callbacks
):
    """Another play on each engine: CI sees both."""
    seed = 2026 if connection.vendor == "postgresql" else 1
    play = Play(seed, people, co_hoa, editor, make_lesson(), django_capture_on_commit_callbacks)  # fmt: skip
    for _each in range(ACTS):
        play.step()
    assert not ACT_NAMES - set(+play.done)
    for discussion in Discussion.objects.all():
        assert recount.differences(discussion) == []
    check_lists(people[0])
    check_accepted()
    check_trials(play)
    check_notices(play)
    check_search()


ACT_NAMES = {"post", "reply", "approve", "decline", "edit", "approve_edit", "react", "save",
             "follow", "report", "hide", "remove", "show", "hide_branch", "delete", "accept",
             "unaccept", "read", "settle", "give_tip", "try_tip", "verify", "put_back",
             "close", "lock", "page"}  # fmt: skip


def check_trials(play):
    """Yes and no of each tip, and which of them must be run again."""
    for tip in Tip.objects.all():
        own = [trial.worked for trial in tip.trials.all()]
        assert (tip.worked, tip.failed) == (sum(own), len(own) - sum(own))


def check_lists(lan):
    topics_now = list(Topic.objects.select_related("discussion"))
    public = {t.pk for t in topics_now if t.status == "public"}
    seen = [
        t
        for t in HubComment.objects.select_related("discussion")
        if t.status == "public"
    ]
    tips_now = {t.pk for t in Tip.objects.all() if t.status == "public"}
    live = LessonPage.objects.get().live
    places = {d.pk for d in Discussion.objects.all() if d.topic_id in public
              or d.tip_id in tips_now or (d.translation_key and live)}  # fmt: skip
    in_public = {c.pk for c in seen if c.discussion_id in places}
    assert {t.pk for t in Tip.objects.public()} == tips_now
    assert {t.pk for t in Topic.objects.public()} == public
    assert {c.pk for c in HubComment.objects.public()} == in_public
    feed = [t.pk for t in lists.feed("moi", Person(lan))]
    by_time = sorted((t for t in topics_now if t.pk in public),
                     key=lambda t: (t.last_activity_at, t.pk), reverse=True)  # fmt: skip
    assert feed == [t.pk for t in by_time]
    asker = {t.discussion.pk: t.author_id for t in topics_now}
    talked = {c.discussion_id for c in seen if c.user_id != asker.get(c.discussion_id)}
    Topic.objects.update(public_at=timezone.now() - timedelta(days=3))
    wanted = {t.pk for t in topics_now if t.pk in public and t.kind == "question"
              and t.discussion.pk not in talked and t.accepted_id is None}  # fmt: skip
    assert {t.pk for t in Topic.objects.unanswered()} == wanted
    kept = {s.pk for s in Save.objects.all()
            if s.topic_id in public or s.comment_id in in_public
            or s.tip_id in tips_now}  # fmt: skip
    assert {s.pk for s in Save.objects.still_there()} == kept
    assert not Reaction.objects.filter(topic__author=1).filter(user=1).exists()


def check_search():
    """The index holds what is public, word by word, and nothing else."""
    models = (Topic, Discussion, Tip)
    names = [model._meta.label_lower for model in models]
    kept = Entry.objects.filter(model__in=names)
    public = 0
    for model in models:
        rows = list(writing.objects_of(model))
        assert not rows or upkeep.wrong(rows) == []
        public += len(rows)
    assert kept.count() == public > 0


def check_accepted():
    for topic in Topic.objects.exclude(accepted=None).select_related(
        "accepted", "discussion"
    ):
        assert topic.accepted.discussion_id == topic.discussion.pk
        assert topic.accepted.status == "public"


def check_notices(play):
    stored = Counter()
    for row in Notice.objects.all():
        thing = row.thing
        about = type(thing).__name__, thing and thing.pk
        stored[(row.recipient_id, row.verb, *about)] += 1
    assert stored == +play.book.told
    public = {c.pk for c in HubComment.objects.public()}
    for person in play.people:
        mine = Notice.objects.filter(recipient=person, read_at=None)
        valid = [
            n
            for n in mine
            if n.verb not in {"reply", "mention", "followed"} or n.comment_id in public
        ]
        assert notices.unread(person) == len(valid)
