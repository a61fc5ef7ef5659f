from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import pgettext_lazy


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = pgettext_lazy("function of the site", "Search")
    features = ("search",)

    def ready(self) -> None:
        from . import handlers, personal  # noqa: F401
        from .engines import prepare

        handlers.connect()
        post_migrate.connect(prepare, sender=self, dispatch_uid="search.prepare")
