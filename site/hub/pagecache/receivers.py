"""What raises the epoch `site` by itself: whatever a public page can show."""

from functools import cache
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    Locale,
    Page,
    Site,
    TranslatableMixin,
)
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)
from wagtail.snippets.models import get_snippet_models

from .epoch import bump_on_commit

SHOWN = (
    TranslatableMixin, Site, Locale, BaseViewRestriction, Collection, Redirect,
    AbstractImage,
    AbstractDocument, BaseSiteSetting, BaseGenericSetting,
)  # fmt: skip
# Fields that drafts, locks and the reading of files write; readers see none of them.
UNSEEN = {
    "latest_revision", "latest_revision_created_at", "draft_title", "locked",
    "has_unpublished_changes", "locked_at", "locked_by", "extracted_text", "pages",
    "extract_note", "file_hash", "file_size",
}  # fmt: skip


@cache
def is_shown(model: type[Model]) -> bool:
    """Return whether public pages show rows of this model."""
    return issubclass(model, SHOWN) or model in get_snippet_models()


@receiver(post_save)
def saved(
    sender: type[Model],
    instance: Any,
    update_fields: frozenset | None = None,
    **kwargs: Any,
) -> None:
    """Raise, unless it is a draft: a page that was never live is shown to nobody."""
    if not is_shown(sender) or (update_fields is not None and update_fields <= UNSEEN):
        return
    if isinstance(instance, Page) and not (
        instance.live or instance.first_published_at
    ):
        return
    bump_on_commit()


@receiver(post_delete)
def deleted(sender: type[Model], **kwargs: Any) -> None:
    if is_shown(sender):
        bump_on_commit()


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def page_changed(sender: type[Model], **kwargs: Any) -> None:
    bump_on_commit()
