"""Keeping full name and birth date, sealed."""

from datetime import date

from hub.accounts.models import User

from ..models import Identity


def keep(user: User, full_name: str, birth: date) -> None:
    """Two presses at once change one row."""
    row = Identity()
    row.keep(full_name, birth)
    sealed = {"sealed_name": row.sealed_name, "sealed_birth": row.sealed_birth}
    Identity.objects.update_or_create(user=user, defaults=sealed)
