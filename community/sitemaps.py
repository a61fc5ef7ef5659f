"""Public topics and tips in the sitemap."""

from django.db.models import QuerySet

from lessons.views import HostSitemap

from .models import Tip, Topic


class TopicSitemap(HostSitemap):
    def items(self) -> QuerySet:
        return Topic.objects.public().filter(sample_author="").order_by("pk")

    def lastmod(self, item: Topic) -> object:
        return item.last_activity_at


class TipSitemap(HostSitemap):
    def items(self) -> QuerySet:
        return Tip.objects.public().filter(sample_author="").order_by("pk")

    def lastmod(self, item: Tip) -> object:
        return item.edited_at or item.public_at
