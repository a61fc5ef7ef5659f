"""What allauth's second factor asks of this site: our keys, our words, no mail of its own."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _

from .. import sealing
from ..models import User


class FactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises `sealing.Unreadable` when no key opens it."""
        return sealing.unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def _get_user_identifier(self, user: User) -> str:
        """The name: an app or a passkey shows it to whoever holds the device."""
        return user.get_full_name()

    def generate_authenticator_name(self, user: User, type: str) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Say nothing: what was changed stands in the log of acts."""
