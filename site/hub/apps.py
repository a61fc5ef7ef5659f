"""The hub as a Django app, and Wagtail's users app with our screens."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class HubConfig(AppConfig):
    name = "hub"
    verbose_name = _("Hub")
    features = ()

    def ready(self) -> None:
        from . import checks, signals  # noqa: F401
        from .labels import apply_labels

        apply_labels()


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "hub.accounts.viewsets.StaffViewSet"
