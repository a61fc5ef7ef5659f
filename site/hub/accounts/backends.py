"""Sign-in by password: e-mail for staff, either contact for members who have one."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from . import addresses, limits
from .contacts import EMAIL, PHONE, Contact
from .models import User


class EmailBackend(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: object,
    ) -> User | None:
        """Return the active user with this e-mail or phone and password, or None.

        Wagtail's form gives the e-mail as `username`; a phone is given in E.164. Somebody
        unknown costs one hash all the same, so time tells nothing. Each try is counted
        first, at every door: raises `limits.TooMany`.
        """
        phone = str(kwargs.get("phone") or "")
        email = (username or str(kwargs.get("email") or "")).strip().lower()
        if password is None or not (email or phone) or "\x00" in email:
            return None
        contact = Contact(EMAIL, email) if email else Contact(PHONE, phone)
        if address := addresses.network(request):
            limits.count("try-address", address)
        trial = limits.count("password", contact.value)
        user = self.checked(contact.owner(), password)
        if user is not None:
            trial.delete()
        return user

    def checked(self, user: User | None, password: str) -> User | None:
        if user is None:
            make_password(password)
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None
