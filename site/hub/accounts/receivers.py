"""What is noted of every sign-in, also of staff at the admin's own door."""

from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.dispatch import receiver
from django.http import HttpRequest

from . import acts
from .models import User
from .models.acts import ActKind


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **kwargs: object) -> None:
    acts.note(ActKind.SIGN_IN, request, user)


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **kwargs: object) -> None:
    if user is not None:
        acts.note(ActKind.SIGN_OUT, request, user)


@receiver(user_login_failed)
def failed(request: HttpRequest | None = None, **kwargs: object) -> None:
    """Who it was is not known; the credentials that were tried are kept nowhere."""
    acts.note(ActKind.PASSWORD_WRONG, request)
