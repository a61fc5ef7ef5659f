from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvitationsConfig(AppConfig):
    name = "community.invitations"
    label = "invitations"
    verbose_name = _("Invitations")

    def ready(self) -> None:
        from . import personal, receivers  # noqa: F401

        personal.register_all()
