"""Second factors, as allauth keeps them; what is secret in them is sealed."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from .. import sealing

SEALED = ("secret", "seed")


class Factor(Authenticator):
    """An app (`secret`), spare codes (`seed`) or a passkey, which holds no secret."""

    class Meta:
        proxy = True
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")

    def reseal(self) -> None:
        for name in SEALED:
            if name in self.data:
                self.data[name] = sealing.seal(sealing.unseal(self.data[name]))
