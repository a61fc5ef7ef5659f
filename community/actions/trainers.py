"""Core trainers of the sheet: kept until their phone signs in, then given their role."""

from collections.abc import Iterable

from allauth.core import context
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub.accounts import acts
from hub.accounts.models import Phone, User
from hub.accounts.models.acts import ActKind
from hub.accounts.sealing import Unreadable
from hub.places.models import Commune

from ..models import ExpectedTrainer, Role
from . import grants

REASON = "có trong danh sách cán bộ nòng cốt"


def meet(user: User) -> bool:
    """Give the role to somebody whose proven phone is in the list. Once only: who lost
    the role since does not get it back by signing in.
    """
    phone = Phone.objects.filter(user=user, verified_at__isnull=False).first()
    if phone is None:
        return False
    try:
        found = ExpectedTrainer.objects.waiting().of(phone.number).first()
    except Unreadable:
        return False
    return found is not None and match(found, user)


@transaction.atomic
def match(expected: ExpectedTrainer, user: User) -> bool:
    rows = ExpectedTrainer.objects.waiting().filter(pk=expected.pk)
    if not rows.update(member=user, met_at=timezone.now()):
        return False
    return grants.write(
        user, Role.TRAINER, given=True, by=expected.added_by, reason=REASON
    )


@transaction.atomic
def remove(expected: ExpectedTrainer, *, by: User) -> None:
    """Take somebody out of the list; the role of who has joined stays."""
    if not by.has_perm("community.delete_expectedtrainer"):
        raise PermissionDenied("only admins change the list")
    expected.delete()
    acts.note(ActKind.TRAINER_GONE, context.request, by)


@transaction.atomic
def bring(*, by: User, people: Iterable[tuple[str, str, str, str]]) -> int:
    """Keep people of a sheet, as (name, phone in E.164, code of the commune, unit).

    Return how many are new. Somebody known by the phone is left as they are.
    """
    grants.require(by)
    communes = {commune.code: commune for commune in Commune.objects.all()}
    made = 0
    for name, number, commune, unit in people:
        if ExpectedTrainer.objects.of(number).exists():
            continue
        row = ExpectedTrainer(name=name, unit=unit, added_by=by)
        row.commune, row.number = communes.get(commune), number
        row.save()
        made += 1
        if owner := User.objects.filter(phone__in=Phone.objects.of(number)).first():
            meet(owner)
    acts.note(ActKind.TRAINERS, context.request, by)
    return made
