"""What members post in a space: a question, something to share, a notice."""

from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from hub.accounts.models import User
from hub.places.models import Commune
from hub.vntext import slugify
from lessons.models import Sector, Tool

from .spaces import Space
from .statuses import Status

UNANSWERED_AFTER = timedelta(hours=48)


def by_others() -> models.QuerySet:
    """Return the public comments below a topic of others than its author. Who has left
    is nobody's author any more, so such comments count.
    """
    asker = Coalesce(models.OuterRef("author"), models.Value(0))
    comments = apps.get_model("community", "HubComment").objects
    rows = comments.filter(
        discussion__topic=models.OuterRef("pk"), status=Status.PUBLIC
    )
    return rows.annotate(by=Coalesce("user", models.Value(-1))).exclude(by=asker)


class Kind(models.TextChoices):
    QUESTION = "question", pgettext_lazy("kind of post", "Question")
    SHARE = "share", pgettext_lazy("kind of post", "Experience")
    NOTICE = "notice", pgettext_lazy("kind of post", "Notice")


class Tag(models.Model):
    """A word that moderators file topics under."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        ordering = ["name"]
        verbose_name = pgettext_lazy("of a post", "tag")
        verbose_name_plural = pgettext_lazy("of posts", "tags")

    def __str__(self) -> str:
        return self.name


class TopicQuerySet(models.QuerySet):
    def public(self) -> "TopicQuerySet":
        return self.filter(status=Status.PUBLIC)

    def by(self, user: User) -> "TopicQuerySet":
        return self.filter(author=user)

    def unanswered(self) -> "TopicQuerySet":
        """Public questions that nobody else has answered for two days, the oldest first:
        what the asker adds is no answer.
        """
        due = timezone.now() - UNANSWERED_AFTER
        rows = self.public().filter(kind=Kind.QUESTION, public_at__lt=due)
        silent = models.Q(discussion__comment_count=0) | ~models.Exists(by_others())
        return rows.filter(silent, accepted=None).order_by("public_at", "pk")

    def without_lesson(self) -> "TopicQuerySet":
        """Public questions that no lesson answers: about no page, none begun from them."""
        rows = self.public().filter(kind=Kind.QUESTION, lesson=None)
        through = self.model.pages.through.objects
        return rows.exclude(models.Exists(through.filter(topic=models.OuterRef("pk"))))

    def pinned(self) -> "TopicQuerySet":
        return self.public().filter(pinned_until__gt=timezone.now())

    def unpinned(self) -> "TopicQuerySet":
        return self.exclude(pinned_until__gt=timezone.now())

    def newest(self) -> "TopicQuerySet":
        """By the last public word, the same for everybody."""
        return self.order_by("-last_activity_at", "-pk")

    def followed_by(self, user: User) -> "TopicQuerySet":
        rows = user.follows.filter(muted=False, discussion__topic=models.OuterRef("pk"))
        return self.filter(models.Exists(rows))

    def with_people(self) -> "TopicQuerySet":
        """Read what a list shows of each topic in the same query."""
        return self.select_related(
            "author__profile", "space", "commune", "sector", "discussion"
        )


class Topic(models.Model):
    """`version` grows with each change of its words: who approves names the one read."""

    kind = models.CharField(
        _("kind of post"), max_length=10, choices=Kind.choices, default=Kind.QUESTION
    )
    title = models.CharField(_("title of the post"), max_length=120)
    title_is_own = models.BooleanField(_("somebody wrote the title"), default=False)
    body = models.TextField(_("words of the post"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="topics", verbose_name=_("author"),
    )  # fmt: skip
    sample_author = models.CharField(
        _("invented author of a sample"), max_length=60, blank=True
    )
    space = models.ForeignKey(
        Space, models.PROTECT, related_name="topics", verbose_name=_("space")
    )
    commune = models.ForeignKey(
        Commune, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("commune or ward"),
    )  # fmt: skip
    sector = models.ForeignKey(
        Sector, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("sector"),
    )  # fmt: skip
    tools = models.ManyToManyField(
        Tool, blank=True, related_name="+", verbose_name=_("tools")
    )
    tags = models.ManyToManyField(
        Tag, blank=True, related_name="topics",
        verbose_name=pgettext_lazy("of posts", "tags"),
    )  # fmt: skip
    pages = models.ManyToManyField(
        Page, blank=True, related_name="+", verbose_name=_("pages it is about")
    )
    lesson = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("lesson written from it"),
    )  # fmt: skip
    status = models.CharField(
        pgettext_lazy("of a post", "state"), max_length=10, choices=Status.choices,
        default=Status.PENDING,
    )  # fmt: skip
    accepted = models.ForeignKey(
        "community.HubComment", models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("accepted answer"),
    )  # fmt: skip
    pinned_until = models.DateTimeField(_("pinned until"), null=True, blank=True)
    posted_at = models.DateTimeField(_("written at"), default=timezone.now)
    public_at = models.DateTimeField(_("public since"), null=True, blank=True)
    last_activity_at = models.DateTimeField(_("last activity"), default=timezone.now)
    edited_at = models.DateTimeField(_("changed at"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version of the words"), default=1)
    withdrawn_from = models.CharField(
        pgettext_lazy("of a post", "state before it was taken back"), max_length=10,
        choices=Status.choices, blank=True, default="", db_default="",
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    client_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    seed_key = models.CharField(max_length=20, null=True, blank=True, unique=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a member", "post")
        verbose_name_plural = pgettext_lazy("of members", "posts")
        indexes = [
            models.Index(
                fields=["status", "-last_activity_at", "-id"], name="topic_newest"
            ),
            models.Index(
                fields=["space", "status", "-last_activity_at", "-id"],
                name="topic_of_space",
            ),
            models.Index(fields=["author", "-id"], name="topic_of_author"),
            models.Index(
                fields=["public_at"], name="topic_open_question",
                condition=models.Q(
                    kind="question", status="public", accepted__isnull=True
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("community:topic", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.title, max_length=60) or self.kind

    @property
    def is_sample(self) -> bool:
        return bool(self.sample_author)

    @property
    def is_pinned(self) -> bool:
        return bool(self.pinned_until and self.pinned_until > timezone.now())
