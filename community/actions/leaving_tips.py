"""What becomes of tips and trials when a person leaves; called by `leaving`."""

from django.db.models import Q, QuerySet

from hub.accounts.models import User

from ..models import Consent, HubComment, Picture, Revision, Status, Tip, Trial
from . import pictures, promoting, reported, tips, trials

PRIVATE = (Status.PENDING, Status.DECLINED, Status.HIDDEN)


def keep(user: User) -> None:
    """Let public tips, trials and notes stay without the person; the rest goes, and who
    waits for the person's yes to a tip will not get it.
    """
    promoting.author_gone(HubComment.objects.by(user))
    erase_tips(Tip.objects.by(user).exclude(status=Status.PUBLIC))
    Tip.objects.by(user).update(author=None, client_key=None)
    Trial.objects.by(user).filter(note_status__in=PRIVATE).update(
        note="", note_status=Status.PUBLIC
    )
    Trial.objects.by(user).update(user=None)


def erase(user: User) -> None:
    """Empty the person's tips and take back the trials; what others made of the
    person's answers goes from sight, for the consent goes with the person.
    """
    made_of = Tip.objects.filter(source_comment__user=user)
    for found in made_of.exclude(author=user).order_by("pk"):
        tip = tips.lock(found)
        if tip.status == Status.PUBLIC:
            tips.stand(tip, Status.HIDDEN)
        Tip.objects.filter(pk=tip.pk).update(consent=Consent.REFUSED)
        reported.gone(tip)
    erase_tips(Tip.objects.by(user))
    tried = list(Trial.objects.by(user).values_list("tip", flat=True))
    Trial.objects.by(user).delete()
    for tip in Tip.objects.filter(pk__in=tried).order_by("pk"):
        trials.recount(tips.lock(tip))


def concerned(user: User) -> Q:
    """Return which tips all this concerns."""
    mine = Q(author=user) | Q(source_comment__user=user)
    return mine | Q(pk__in=Trial.objects.by(user).values("tip"))


def erase_tips(rows: QuerySet) -> None:
    for found in rows.order_by("pk"):
        tip = tips.lock(found)
        tips.stand(tip, Status.WITHDRAWN)
        reported.gone(tip)
        Revision.objects.about(tip).delete()
        pictures.drop_all(Picture.objects.about(tip))
        tip.trials.all().delete()
        tip.tools.clear()
        tip.sectors.clear()
        Tip.objects.filter(pk=tip.pk).update(
            title="", problem="", prompt="", steps="", caution="", input_sample="",
            result_sample="", minutes_saved=None, author=None, client_key=None,
            about=None, source_comment=None, worked=0, failed=0,
        )  # fmt: skip
