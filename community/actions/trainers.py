"""Core trainers of the sheet: kept until their phone signs in, then given their role."""

from collections.abc import Iterable
from contextlib import suppress

from allauth.core import context
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts import acts
from hub.accounts.models import Phone, User
from hub.accounts.models.acts import ActKind
from hub.accounts.sealing import Unreadable
from hub.places.models import Commune

from ..models import ExpectedTrainer, Role
from . import grants

# Name, phone in E.164, code of the commune, unit.
Listed = tuple[str, str, str, str]
TRIES = 3
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


def bring(*, by: User, people: Iterable[Listed]) -> int:
    """Keep people of a sheet and return how many are new.

    Somebody known by the phone is left as they are. Two admins at once: the second one
    finds them known.
    """
    grants.require(by)
    listed = {number: (name, commune, unit) for name, number, commune, unit in people}
    for _try in range(TRIES):
        with suppress(IntegrityError):
            return add(by, listed)
    return add(by, listed)


@transaction.atomic
def add(by: User, listed: dict[str, tuple[str, str, str]]) -> int:
    communes = {commune.code: commune for commune in Commune.objects.all()}
    known = ExpectedTrainer.objects.known(listed)
    rows = []
    for number, (name, commune, unit) in listed.items():
        if number not in known:
            row = ExpectedTrainer(name=name, unit=unit, added_by=by)
            row.commune, row.number = communes.get(commune), number
            rows.append(row)
    ExpectedTrainer.objects.bulk_create(rows)
    new = Phone.objects.of_any(number for number in listed if number not in known)
    for member in User.objects.filter(phone__in=new):
        meet(member)
    acts.note(ActKind.TRAINERS, context.request, by)
    return len(rows)
