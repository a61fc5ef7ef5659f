from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = _("Community")
    features = ("members", "community.post", "tips")

    def ready(self) -> None:
        from . import personal, personal_tips, personal_writings, receivers  # noqa: F401

        personal.register_all()
        personal_writings.register_all()
        personal_tips.register_all()
        self.silence_package()

    def silence_package(self) -> None:
        """Take the package's receiver off: at each save it walks all descendants, makes
        hidden replies public again and changes counters of comments that are no ancestors.
        """
        from django_comments_xtd.models import publish_or_unpublish_on_pre_save

        from .models import HubComment

        gone = pre_save.disconnect(publish_or_unpublish_on_pre_save, sender=HubComment)
        if not gone:
            raise ImproperlyConfigured(
                "the receiver of django-comments-xtd was not where it is expected"
            )
