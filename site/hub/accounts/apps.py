from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "hub.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Put our form of one name where Wagtail asks for two."""
        from wagtail.admin.views.account import NameEmailSettingsPanel

        from . import receivers  # noqa: F401
        from .forms import OwnNameForm

        NameEmailSettingsPanel.form_class = OwnNameForm
