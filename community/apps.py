from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = _("Community")
    features = ("members",)

    def ready(self) -> None:
        from . import personal, receivers  # noqa: F401

        personal.register_all()
