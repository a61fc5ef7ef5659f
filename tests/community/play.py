"""Acts of members, moderators and editors, chosen at random, written into a book."""

import random
from collections import Counter

from community.actions import (
    NotAllowed,
    Outcome,
    Unfit,
    accepting,
    approval,
    comments,
    discussions,
    follows,
    notices,
    reactions,
    reports,
    saves,
    tips,
    topics,
    trials,
)
from community.models import (
    Discussion,
    HubComment,
    Report,
    Space,
    Tip,
    Topic,
)

from .book import Book
from .play_of_staff import Staff
from .tips import filed, words


class Play(Staff):
    """Acts chosen at random, each written into the book when it was allowed."""

    def __init__(self, seed, people, moderator, editor, lesson, on_commit):
        self.rng, self.people, self.moderator = random.Random(seed), people, moderator
        self.book, self.refused, self.done = Book(), Counter(), Counter()
        self.lesson, self.number = lesson, 0
        self.editor, self.on_commit = editor, on_commit

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
        joined = {Topic: ["discussion"], Tip: ["discussion"],
                  HubComment: ["discussion__topic", "discussion__tip"]}  # fmt: skip
        rows = model.objects.all()
        rows = rows.select_related(*joined[model]) if model in joined else rows
        return rows.get(pk=self.rng.choice(keys))

    def thing(self):
        return self.some(self.rng.choice([Topic, HubComment, HubComment, Tip]))

    def step(self):
        act = self.rng.choice([
            *[self.post] * 2, *[self.reply] * 9, *[self.approve] * 7, self.decline,
            self.edit, self.approve_edit, self.react, self.save, self.follow, self.report,
            self.hide, self.remove, self.show, self.show, self.hide_branch, self.delete,
            self.accept, self.accept, self.unaccept, self.read, self.settle,
            self.give_tip, self.try_tip, self.try_tip, self.put_back, self.put_back,
            self.close, self.lock, self.page, self.verify,
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

    def give_tip(self):
        by = self.somebody()
        tip = tips.post(by=by, words=words(title=self.text()), filed=filed(any_assistant=True))  # fmt: skip
        self.book.follow(by, tip.discussion)

    def try_tip(self):
        tip, by = self.some(Tip, status="public"), self.somebody()
        worked, before = self.rng.random() < 0.5, tip.recheck_at
        trials.record(by=by, tip=tip, worked=worked)
        self.book.trials.setdefault(tip.pk, {}).pop(by.pk, None)
        self.book.trials[tip.pk][by.pk] = worked  # the newest stands last
        if [*self.book.trials[tip.pk].values()][-2:] == [False, False] and not before:
            self.book.tell(tip.author_id, "recheck", tip, None)

    def put_back(self):
        model = self.rng.choice([Topic, HubComment, HubComment, Tip])
        thing = self.some(model, status="withdrawn")
        act, name = self.verbs(thing, "put_back")
        act(by=self.author(thing), **{name: thing})
        for reporter in self.reporters(thing):  # theirs wait again
            self.book.untell(reporter, "taken-back", thing)

    def verbs(self, thing, verb):
        """Return the act on such a thing, and what it calls the thing."""
        module, name = {Topic: (topics, "topic"), Tip: (tips, "tip"),
                        HubComment: (comments, "comment")}[type(thing)]  # fmt: skip
        return getattr(module, verb), name

    def author(self, thing):
        """Return who wrote it: somebody else may only be refused."""
        everybody = [*self.people, self.moderator]
        return next((p for p in everybody if p.pk == approval.author_of(thing)), self.people[0])  # fmt: skip

    def reply(self):
        by = self.somebody()
        if self.rng.random() < 0.2:
            discussion, to = discussions.of_page(self.lesson), None
        else:
            likely = {"status": "public"} if self.rng.random() < 0.9 else {}
            place = Tip if self.rng.random() < 0.15 else Topic
            discussion, to = self.some(place, **likely).discussion, None
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
        wrote |= {discussion.post.author_id} if discussion.post else set()
        return [
            p.pk
            for p in self.people
            if p.name in {"An", "Dũng"} and p.pk in wrote | {also}
        ]

    def edit(self):
        thing, by = self.thing(), self.somebody()
        if self.rng.random() < 0.8:
            by = next((p for p in [*self.people, self.moderator] if p.pk == approval.author_of(thing)), by)  # fmt: skip
        if isinstance(thing, Topic):
            topics.edit(by=by, topic=thing, body=self.text())
        elif isinstance(thing, Tip):
            tips.edit(by=by, tip=thing, words=words(title=self.text()), filed=filed(any_assistant=True))  # fmt: skip
        else:
            outcome = comments.edit(by=by, comment=thing, body=self.text())
            assert outcome != Outcome.SAME

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

    def delete(self):
        reported = self.rng.random() < 0.3
        thing = self.some(Report, state="open").thing if reported else self.thing()
        act, name = self.verbs(thing, "delete")
        reporters = self.reporters(thing)
        act(by=self.author(thing), **{name: thing})
        for reporter in reporters:
            self.book.tell(reporter, "taken-back", thing, None)

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
