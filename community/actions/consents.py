"""Giving a consent and taking it back: the same act with another sign."""

from hub.accounts.models import User

from ..consents import latest, version
from ..models import ConsentRecord, Purpose
from ..models.consents import Method


def record(user: User, purpose: Purpose, given: bool, method: Method) -> bool:
    """Write what a member decided; return whether that was a change."""
    newest = latest(user).get(purpose)
    known = newest.given if newest else False
    words = version(purpose)
    same = known == given and (not given or newest.text_version == words)
    if same:
        return False
    ConsentRecord.objects.create(
        user=user, purpose=purpose, given=given, text_version=words, method=method
    )
    return True
