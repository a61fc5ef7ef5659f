"""Who joins in a session that came by an invitation is counted by it."""

from allauth.account.signals import user_signed_up
from django.dispatch import receiver
from django.http import HttpRequest

from hub.accounts.models import User

from . import actions

KEY = "hub_invitation"


@receiver(user_signed_up)
def joined(request: HttpRequest | None, user: User, **kwargs: object) -> None:
    if request is not None and (token := request.session.pop(KEY, "")):
        actions.redeem(token, user)
