"""What allauth asks of this site: phones in sealed rows, our words, no messages of its own."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import Login
from allauth.core import context as request_context
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .codes.delivery import send_text
from .contacts import PHONE, Contact
from .entrance import lasting
from .models import Phone, User
from .returning import is_local


class HubAdapter(DefaultAccountAdapter):
    def is_login_by_code_required(self, login: Login) -> bool:
        """Nobody joins without a code, whichever view made the account."""
        records = get_authentication_records(self.request, login.user)
        by_code = bool(records) and records[-1]["method"] == "code"
        return login.signup and not by_code

    def is_safe_url(self, url: str) -> bool:
        return is_local(url)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        lasting.apply(request, user)

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing: its messages wait for a page that shows them, and name people."""

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send without asking for a site of django.contrib.sites: only comments need that
        row, and no connection to the database is held while a message goes out.
        """
        told = {"request": request_context.request, "email": email, **context}
        self.render_mail(template_prefix, email, told).send()

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return render(request, "account/inactive.html", status=403)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        phone = Phone.objects.filter(user=user).first()
        return (phone.number, phone.verified_at is not None) if phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        """Give the user this number. Raises IntegrityError when it is somebody else's."""
        row = Phone.objects.filter(user=user).first() or Phone(user=user)
        row.number = phone
        row.verified_at = timezone.now() if verified else None
        row.save()

    def get_user_by_phone(self, phone: str) -> User | None:
        return Contact(PHONE, phone).owner()

    def send_verification_code_sms(
        self, user: User | None, phone: str, code: str, **kwargs: object
    ) -> None:
        send_text(phone, code)
