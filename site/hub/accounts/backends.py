"""Sign-in by password: e-mail for staff, either contact for members who have one."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from .models import Phone, User


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
        unknown costs one hash all the same, so time tells nothing.
        """
        phone = str(kwargs.get("phone") or "")
        email = (username or str(kwargs.get("email") or "")).strip().lower()
        if password is None or not (email or phone) or "\x00" in email:
            return None
        people = User.objects.filter(**self.named(email, phone))
        return self.checked(people.first(), password)

    def named(self, email: str, phone: str) -> dict[str, object]:
        return {"email": email} if email else {"phone__in": Phone.objects.of(phone)}

    def checked(self, user: User | None, password: str) -> User | None:
        if user is None:
            make_password(password)
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None
