"""Acts of moderators, trainers and editors in the play, written into its book."""

from datetime import timedelta

from django.utils import timezone

from community.actions import (
    approval,
    locks,
    moderation,
    reports,
    tips,
    topics,
)
from community.models import (
    Discussion,
    HubComment,
    Report,
    Revision,
    Tip,
    Topic,
)


class Staff:
    """What they do to words of others; the play chooses the words and the moment."""

    def verify(self):
        tip = self.some(Tip, status="public")
        if tips.verify(by=self.editor, tip=tip, seen=tip.version):
            self.book.trials.pop(tip.pk, None)
            self.book.tell(tip.author_id, "verified", tip, self.editor)

    def close(self):
        topics.close(by=self.moderator, discussion=self.some(Discussion), is_open=self.rng.random() < 0.8)  # fmt: skip

    def lock(self):
        who = self.rng.choice(self.people)
        if locks.lift(by=self.moderator, user=who):
            self.book.tell(who.pk, "unlocked", None, None)
        elif self.rng.random() < 0.3:
            until = timezone.now() + timedelta(days=1)
            locks.lock(by=self.moderator, user=who, reason="spam", note="", until=until)
            self.book.tell(who.pk, "locked", None, None)

    def page(self):
        """The lesson is taken down, or comes back; the search is told as by the editors."""
        with self.on_commit(execute=True):
            if self.lesson.live:
                self.lesson.unpublish()
            else:
                self.lesson.live = True
                self.lesson.save()

    def approve(self):
        thing = self.some(self.rng.choice([Topic, HubComment, HubComment, Tip]), status="pending")  # fmt: skip
        if approval.approve(by=self.moderator, thing=thing, seen=thing.version):
            if isinstance(thing, HubComment):
                thing = HubComment.objects.get(pk=thing.pk)
                named = self.names(thing.discussion) if "@" in thing.comment else ()
                self.book.comment_is_public(thing, named)
            self.book.tell(approval.author_of(thing), "approved", thing, None)

    def decline(self):
        thing = self.some(self.rng.choice([Topic, HubComment, Tip]), status="pending")
        if approval.decline(
            by=self.moderator, thing=thing, seen=thing.version, reason="unclear"
        ):
            self.book.tell(approval.author_of(thing), "declined", thing, None)

    def approve_edit(self):
        revision = self.some(Revision, state="waiting")
        if approval.approve_edit(by=self.moderator, revision=revision):
            thing = revision.thing
            self.book.tell(approval.author_of(thing), "approved", thing, None)

    def reporters(self, thing):
        rows = Report.objects.waiting().about(thing)
        return list(rows.values_list("reporter", flat=True))

    def settle(self):
        thing = self.some(Report, state="open").thing
        before = self.reporters(thing)
        reports.settle(by=self.moderator, thing=thing, right=False)
        for reporter in before:
            self.book.tell(reporter, "settled", thing, None)

    def end(self, act, verb, thing):
        before = self.reporters(thing)
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
        thing = self.some(self.rng.choice([Topic, HubComment, Tip]), status="hidden")
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
