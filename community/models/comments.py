"""A comment: the package's tables with a place in a tree that two writers cannot break."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_comments_xtd.models import XtdComment

from hub.accounts.models import User

from ..tree import paths, placing
from .discussions import Discussion, in_public_place
from .statuses import GONE, Status

# What a save of an existing comment may write. Place, state and counters belong to
# community.tree, which locks the branch first.
WORDS = ["comment", "edited_at", "version"]
# What its author sees beside the thread that others do not.
UNSEEN = (Status.PENDING, Status.DECLINED, Status.HIDDEN)


class CommentQuerySet(models.QuerySet):
    def public(self) -> "CommentQuerySet":
        """Public comments in places that everybody may read at this moment."""
        return self.filter(in_public_place("discussion__"), status=Status.PUBLIC)

    def shown(self) -> "CommentQuerySet":
        """What a thread shows: public ones, and stubs above public ones."""
        return self.filter(is_shown=True)

    def by(self, user: User) -> "CommentQuerySet":
        return self.filter(user=user)

    def unseen(self, discussion: Discussion) -> "CommentQuerySet":
        """Those of a discussion that only their authors see, by the index for them. SQLite
        takes a partial index only where its condition is written out in the query.
        """
        states = ", ".join(f"'{status}'" for status in UNSEEN)
        column = f"{self.model._meta.db_table}.status"
        unseen = RawSQL(f"{column} IN ({states})", [], models.BooleanField())  # noqa: S611
        return self.filter(unseen, discussion=discussion)

    def roots(self) -> "CommentQuerySet":
        return self.filter(depth=0)

    def branch(self, comment: "HubComment") -> "CommentQuerySet":
        """The comment itself and everything below it."""
        rows = self.filter(discussion=comment.discussion_id, path__gte=comment.path)
        return rows.filter(path__lt=paths.end(comment.path))

    def newest(self, many: int) -> "CommentQuerySet":
        """The newest of these: found in our own table's index before the package's two
        tables are joined. Else PostgreSQL walks those from their end, through all that
        was written since anywhere on the site.
        """
        keys = self.order_by("-pk").values("pk")[:many]
        return self.model.objects.filter(pk__in=keys).order_by("-pk")

    def with_people(self) -> "CommentQuerySet":
        """Read the author of each comment in the same query."""
        return self.select_related("user__profile")

    def with_answered(self) -> "CommentQuerySet":
        """Read whom each comment answers in the same query; roots answer nobody."""
        return self.select_related("answers__user__profile")


class HubComment(XtdComment):
    """`depth` is the level of display, 0 to 2; `answers` names whom it answers.

    Of the package's columns `comment`, `user`, `submit_date`, `nested_count` (public
    ones below) and the pair `is_public`, `is_removed` (they follow `status`) are used;
    name, e-mail, address and IP stay empty (contracts.md 5).
    """

    discussion = models.ForeignKey(
        Discussion, models.PROTECT, related_name="comments",
        verbose_name=_("discussion"),
    )  # fmt: skip
    path = models.CharField(_("place in the tree"), max_length=paths.LONGEST)
    depth = models.PositiveSmallIntegerField(_("level"), default=0)
    answers = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("the comment it answers"),
    )  # fmt: skip
    status = models.CharField(
        pgettext_lazy("of a comment", "state"), max_length=10,
        choices=Status.choices, default=Status.PENDING,
    )  # fmt: skip
    is_shown = models.BooleanField(
        _("shown, or a stub above shown ones"), default=False
    )
    hidden_with = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("hidden together with"),
    )  # fmt: skip
    sample_author = models.CharField(
        _("invented author of a sample"), max_length=60, blank=True
    )
    public_at = models.DateTimeField(_("public since"), null=True, blank=True)
    edited_at = models.DateTimeField(_("changed at"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version of the words"), default=1)
    withdrawn_from = models.CharField(
        pgettext_lazy("of a post", "state before it was taken back"), max_length=10,
        choices=Status.choices, blank=True, default="", db_default="",
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    withdrawn_chosen = models.BooleanField(
        _("was the chosen answer when taken back"), default=False, db_default=False
    )
    client_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    seed_key = models.CharField(max_length=20, null=True, blank=True, unique=True)

    objects = models.Manager.from_queryset(CommentQuerySet)()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["discussion", "path"], name="comment_place_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["discussion", "path"], name="comment_shown",
                condition=models.Q(is_shown=True),
            ),
            models.Index(
                fields=["discussion", "-xtdcomment_ptr"], name="comment_roots",
                condition=models.Q(depth=0, is_shown=True),
            ),
            models.Index(
                fields=["discussion", "-xtdcomment_ptr"], name="comment_newest",
                condition=models.Q(status="public"),
            ),
            models.Index(
                fields=["discussion", "-xtdcomment_ptr"], name="comment_unseen",
                condition=models.Q(status__in=UNSEEN),
            ),
            models.Index(
                fields=["xtdcomment_ptr"], name="comment_waiting",
                condition=models.Q(status="pending"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"comment {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Place a new comment; of an existing one write its words only."""
        if self._state.adding:
            self.fill_package()
            placing.insert(self)
        else:
            kwargs.setdefault("update_fields", WORDS)
            super(XtdComment, self).save(*args, **kwargs)

    def fill_package(self) -> None:
        """Fill the package's columns. Names, addresses and IP are nobody's business."""
        self.content_type = ContentType.objects.get_for_model(Discussion)
        self.object_pk, self.site_id = str(self.discussion_id), settings.SITE_ID
        self.user_name = self.user_email = self.user_url = ""
        self.ip_address, self.followup, self.nested_count = None, False, 0
        self.is_shown = self.is_public = self.status == Status.PUBLIC
        self.is_removed = self.status in GONE
        if self.is_public and self.public_at is None:
            self.public_at = timezone.now()

    @property
    def root_id(self) -> int:
        return paths.root(self.path)

    @property
    def is_sample(self) -> bool:
        return bool(self.sample_author)

    def get_absolute_url(self, anchor_pattern: str = "") -> str:
        """The lasting address, which leads to the page of the thread that shows it."""
        return reverse("community:comment", args=[self.pk])
