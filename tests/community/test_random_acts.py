"""A thousand random acts, then everything is counted anew by other means.

`Book` is what a careful clerk would write down: whom each act tells, who follows, what
stays public. It shares no code with the actions.
"""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from community.actions import (
    NotAllowed,
    Outcome,
    Unfit,
    accepting,
    approval,
    comments,
    discussions,
    follows,
    moderation,
    notices,
    reactions,
    reports,
    saves,
    topics,
)
from community.models import (
    Discussion,
    HubComment,
    Notice,
    Reaction,
    Report,
    Revision,
    Save,
    Space,
    Topic,
)
from community.permissions import Person
from community.reading import lists
from community.tree import recount
from search import upkeep, writing
from search.models import Entry
from tests.factories import make_lesson

from .conftest import member

pytestmark = pytest.mark.django_db
ACTS = 1000


class Book:
    """Follows and notices as the rules state them."""

    def __init__(self):
        self.follows = {}
        self.told = Counter()
        self.once = set()
        self.unread_followed = set()

    def follow(self, user, discussion):
        self.follows.setdefault((user.pk, discussion.pk), False)

    def tell(self, who, verb, thing, actor):
        if who is None or (actor and who == actor.pk):
            return
        key = (who, verb, type(thing).__name__, thing.pk)
        if verb in {"reply", "mention", "accepted"}:
            if key in self.once:
                return
            self.once.add(key)
        self.told[key] += 1

    def comment_is_public(self, comment, named=()):
        place = comment.discussion_id
        people = {}
        for (who, where), muted in self.follows.items():
            if (
                where == place
                and not muted
                and (who, where) not in self.unread_followed
            ):
                people[who] = "followed"
        people |= dict.fromkeys(named, "mention")
        if comment.answers_id:
            people[HubComment.objects.get(pk=comment.answers_id).user_id] = "reply"
        elif comment.discussion.topic:
            people[comment.discussion.topic.author_id] = "reply"
        for who, verb in people.items():
            if who == comment.user_id or self.follows.get((who, place)):
                continue
            if verb == "followed":
                self.unread_followed.add((who, place))
            self.tell(who, verb, comment, comment.user)

    def read(self, user):
        self.unread_followed = {
            one for one in self.unread_followed if one[0] != user.pk
        }


@pytest.fixture
def people(home):
    return [member(name) for name in ("An", "Bình", "Chi", "Dũng")]


class Play:
    """Acts chosen at random, each written into the book when it was allowed."""

    def __init__(self, seed, people, moderator, lesson):
        self.rng, self.people, self.moderator = random.Random(seed), people, moderator
        self.book, self.refused, self.done = Book(), Counter(), Counter()
        self.lesson, self.number = lesson, 0

    def text(self):
        self.number += 1
        return f"Lời thứ {self.number} của trò chơi này."

    def somebody(self):
        return self.rng.choice([*self.people, self.moderator])

    def some(self, model, **where):
        keys = list(
            model.objects.filter(**where).order_by("pk").values_list("pk", flat=True)
        )
        if not keys:
            raise NotAllowed("không có gì")
        rows = model.objects.select_related("discussion") if model is Topic else (
            model.objects.select_related("discussion__topic") if model is HubComment
            else model.objects
        )  # fmt: skip
        return rows.get(pk=self.rng.choice(keys))

    def thing(self):
        return self.some(self.rng.choice([Topic, HubComment, HubComment]))

    def step(self):
        act = self.rng.choice([
            *[self.post] * 2, *[self.reply] * 9, *[self.approve] * 7, self.decline,
            self.edit, self.approve_edit, self.react, self.save, self.follow, self.report,
            self.hide, self.remove, self.show, self.show, self.hide_branch, self.delete,
            self.accept, self.accept, self.unaccept, self.read, self.settle,
        ])  # fmt: skip
        try:
            act()
            self.done[act.__name__] += 1
        except (NotAllowed, Unfit):
            self.refused[act.__name__] += 1

    def post(self):
        by = self.somebody()
        space = self.rng.choice(Space.objects.filter(writers="members"))
        topic = topics.post(by=by, space=space, body=self.text(),
                            kind=self.rng.choice(["question", "share"]))  # fmt: skip
        self.book.follow(by, topic.discussion)

    def reply(self):
        by = self.somebody()
        if self.rng.random() < 0.2:
            discussion, to = discussions.of_page(self.lesson), None
        else:
            likely = {"status": "public"} if self.rng.random() < 0.9 else {}
            discussion, to = self.some(Topic, **likely).discussion, None
        if self.rng.random() < 0.6:
            likely = {"status": "public"} if self.rng.random() < 0.9 else {}
            to = self.some(HubComment, discussion=discussion, **likely)
        names = self.rng.random() < 0.2
        text = self.text() + (" @An @Dũng" if names else "")
        named = self.names(discussion) if names else ()
        comment = comments.reply(by=by, discussion=discussion, body=text, to=to)
        self.book.follow(by, discussion)
        if comment.status == "public":
            self.book.comment_is_public(comment, named)

    def names(self, discussion, also=None):
        wrote = set(HubComment.objects.filter(discussion=discussion, status="public")
                    .values_list("user", flat=True))  # fmt: skip
        wrote |= {discussion.topic.author_id} if discussion.topic else set()
        return [
            p.pk
            for p in self.people
            if p.name in {"An", "Dũng"} and p.pk in wrote | {also}
        ]

    def approve(self):
        thing = self.some(self.rng.choice([Topic, HubComment]), status="pending")
        if approval.approve(by=self.moderator, thing=thing, seen=thing.version):
            if isinstance(thing, HubComment):
                thing = HubComment.objects.get(pk=thing.pk)
                named = self.names(thing.discussion) if "@" in thing.comment else ()
                self.book.comment_is_public(thing, named)
            self.book.tell(approval.author_of(thing), "approved", thing, None)

    def decline(self):
        thing = self.some(self.rng.choice([Topic, HubComment]), status="pending")
        if approval.decline(
            by=self.moderator, thing=thing, seen=thing.version, reason="unclear"
        ):
            self.book.tell(approval.author_of(thing), "declined", thing, None)

    def edit(self):
        thing, by = self.thing(), self.somebody()
        if self.rng.random() < 0.8:
            by = next((p for p in [*self.people, self.moderator] if p.pk == approval.author_of(thing)), by)  # fmt: skip
        if isinstance(thing, Topic):
            topics.edit(by=by, topic=thing, body=self.text())
        else:
            outcome = comments.edit(by=by, comment=thing, body=self.text())
            assert outcome != Outcome.SAME

    def approve_edit(self):
        revision = self.some(Revision, state="waiting")
        if approval.approve_edit(by=self.moderator, revision=revision):
            thing = revision.thing
            self.book.tell(approval.author_of(thing), "approved", thing, None)

    def react(self):
        reactions.toggle(by=self.somebody(), thing=self.thing(), kind="useful")

    def save(self):
        saves.toggle(by=self.somebody(), thing=self.thing())

    def follow(self):
        by, discussion = self.somebody(), self.some(Discussion)
        wants, muted = self.rng.choice([(True, False), (False, False), (False, True)])
        follows.set(by=by, discussion=discussion, follow=wants, muted=muted)
        if wants or muted:
            self.book.follows[(by.pk, discussion.pk)] = muted
        else:
            self.book.follows.pop((by.pk, discussion.pk), None)

    def report(self):
        reports.report(by=self.somebody(), thing=self.thing(), reason="spam")

    def settle(self):
        thing = self.some(Report, state="open").thing
        before = list(
            Report.objects.waiting().about(thing).values_list("reporter", flat=True)
        )
        reports.settle(by=self.moderator, thing=thing, right=False)
        for reporter in before:
            self.book.tell(reporter, "settled", thing, None)

    def end(self, act, verb, thing):
        before = list(
            Report.objects.waiting().about(thing).values_list("reporter", flat=True)
        )
        act(by=self.moderator, thing=thing, reason="spam")
        for reporter in before:
            self.book.tell(reporter, "settled", thing, None)
        self.book.tell(approval.author_of(thing), verb, thing, None)

    def hide(self):
        thing = self.thing()
        accepted = Topic.objects.filter(accepted__isnull=False).first()
        if accepted and self.rng.random() < 0.4:
            thing = HubComment.objects.select_related("discussion__topic").get(
                pk=accepted.accepted_id
            )
        self.end(moderation.hide, "hidden", thing)

    def remove(self):
        self.end(moderation.remove, "removed", self.thing())

    def show(self):
        thing = self.some(self.rng.choice([Topic, HubComment]), status="hidden")
        together = HubComment.objects.filter(hidden_with=thing.pk, status="hidden")
        together = (
            list(together.exclude(pk=thing.pk)) if isinstance(thing, HubComment) else []
        )
        moderation.show(by=self.moderator, thing=thing)
        for one in [thing, *together]:
            self.book.tell(approval.author_of(one), "shown", one, None)

    def hide_branch(self):
        comment = self.some(HubComment)
        below = HubComment.objects.branch(comment).filter(status="public")
        below = list(below.exclude(pk=comment.pk))
        told = [
            (one, row.reporter_id)
            for one in below
            for row in Report.objects.waiting().about(one)
        ]
        self.end(lambda by, thing, reason: moderation.hide_branch(by=by, comment=thing, reason=reason),
                 "hidden", comment)  # fmt: skip
        for one in below:
            self.book.tell(one.user_id, "hidden", one, None)
        for one, reporter in told:
            self.book.tell(reporter, "settled", one, None)

    def delete(self):
        thing = self.thing()
        by = next(
            (p for p in self.people if p.pk == approval.author_of(thing)),
            self.people[0],
        )
        if isinstance(thing, Topic):
            topics.delete(by=by, topic=thing)
        else:
            comments.delete(by=by, comment=thing)

    def accept(self):
        comment = self.some(
            HubComment, status="public", discussion__topic__isnull=False
        )
        by = self.rng.choice(
            [comment.discussion.topic.author, self.moderator, self.somebody()]
        )
        if accepting.accept(by=by, comment=comment):
            self.book.tell(comment.user_id, "accepted", comment, by)

    def unaccept(self):
        topic = self.some(Topic, accepted__isnull=False)
        accepting.unaccept(by=self.somebody(), comment=topic.accepted)

    def read(self):
        by = self.somebody()
        notices.read(by=by)
        self.book.read(by)


@pytest.mark.parametrize("seed", [1, 2026])
def test_a_thousand_acts_leave_what_a_recount_says(
    people, co_hoa, hoi_dap, no_haste, seed
):
    play = Play(seed, people, co_hoa, make_lesson())
    for _each in range(ACTS):
        play.step()
    assert not [
        name for name in Play.__dict__ if name in ACT_NAMES and not play.done[name]
    ]
    for discussion in Discussion.objects.all():
        assert recount.differences(discussion) == []
    check_lists(people[0])
    check_accepted()
    check_notices(play)
    check_search()


ACT_NAMES = {"post", "reply", "approve", "decline", "edit", "approve_edit", "react", "save",
             "follow", "report", "hide", "remove", "show", "hide_branch", "delete", "accept",
             "read", "settle"}  # fmt: skip


def check_lists(lan):
    topics_now = list(Topic.objects.select_related("discussion"))
    public = {t.pk for t in topics_now if t.status == "public"}
    seen = [
        t
        for t in HubComment.objects.select_related("discussion")
        if t.status == "public"
    ]
    in_public = {c.pk for c in seen if c.discussion.topic_id in public | {None}}
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
            if s.topic_id in public or s.comment_id in in_public}  # fmt: skip
    assert {s.pk for s in Save.objects.still_there()} == kept
    assert not Reaction.objects.filter(topic__author=1).filter(user=1).exists()


def check_search():
    """The index holds what is public, word by word, and nothing else."""
    kept = Entry.objects.filter(model__in=("community.topic", "community.discussion"))
    public = 0
    for model in (Topic, Discussion):
        rows = list(writing.objects_of(model))
        assert upkeep.wrong(rows) == []
        public += len(rows)
    assert kept.count() == public


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
        stored[(row.recipient_id, row.verb, type(thing).__name__, thing.pk)] += 1
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
