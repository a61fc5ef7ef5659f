"""Keeping full name and birth date, sealed."""

from datetime import date

from django.db import transaction

from hub.accounts.models import User

from ..models import Identity


@transaction.atomic
def keep(user: User, full_name: str, birth: date) -> None:
    row = Identity.objects.filter(user=user).first() or Identity(user=user)
    row.keep(full_name, birth)
    row.save()
