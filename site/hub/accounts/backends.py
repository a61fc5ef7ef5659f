"""Staff sign in by e-mail and password."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from .models import User


class EmailBackend(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: object,
    ) -> User | None:
        """Return the active user with this e-mail and password, or None.

        An unknown e-mail costs one hash all the same, so time tells nothing.
        """
        email = (username or str(kwargs.get("email") or "")).strip().lower()
        if not email or password is None or "\x00" in email:
            return None
        user = User.objects.filter(email=email).first()
        if user is None:
            make_password(password)
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None
