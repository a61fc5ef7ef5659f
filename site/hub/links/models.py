"""Short addresses `/s/<code>/` for print, QR codes and chat."""

import secrets

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is mistaken for another


def new_code() -> str:
    """Return six letters of an alphabet without look-alikes (about 30 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(6))


class ShortLink(models.Model):
    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code)
    path = models.CharField(_("path on this site"), max_length=500, unique=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("short-link", args=[self.code])

    @classmethod
    def to(cls, path: str) -> "ShortLink":
        """Return the one short link that leads to a path of this site."""
        for _try in range(5):
            try:
                with transaction.atomic():
                    return cls.objects.get_or_create(path=path)[0]
            except IntegrityError:  # the code was taken
                continue
        return cls.objects.get(path=path)
