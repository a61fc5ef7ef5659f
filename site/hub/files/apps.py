from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "hub.files"
    label = "files"
    verbose_name = _("Pictures and documents")

    def ready(self) -> None:
        from . import signals  # noqa: F401
