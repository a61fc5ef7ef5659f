"""Saves and deletions reach the index in their own transaction.

Wagtail's handlers put a task into the queue for each save; ours take their place.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from modelsearch import signal_handlers
from wagtail.models import ReferenceIndex

from hub.files.models import HubDocument

from . import writing
from .sources import known


def connect() -> None:
    """Take the place of Wagtail's handlers; called once the applications are ready."""
    for model in writing.indexed_models():
        post_save.disconnect(signal_handlers.post_save_signal_handler, sender=model)
        post_delete.disconnect(signal_handlers.post_delete_signal_handler, sender=model)
        post_save.connect(saved, sender=model, dispatch_uid="search.saved")
        pre_delete.connect(deleted, sender=model, dispatch_uid="search.deleted")
    for through in filed_by():
        m2m_changed.connect(filed, sender=through, dispatch_uid="search.filed")
    for vocabulary in vocabularies():
        post_save.connect(renamed, sender=vocabulary, dispatch_uid="search.renamed")
    if apps.is_installed("taggit"):
        tagged = apps.get_model("taggit", "TaggedItem")
        post_save.connect(tag_changed, sender=tagged, dispatch_uid="search.tagged")
        post_delete.connect(tag_changed, sender=tagged, dispatch_uid="search.untagged")
    post_save.connect(file_read, sender=HubDocument, dispatch_uid="search.file")


# Fields that drafts and locks write; the index holds none of them.
UNREAD = {
    "latest_revision", "latest_revision_created_at", "draft_title", "locked",
    "has_unpublished_changes", "locked_at", "locked_by",
}  # fmt: skip


def saved(
    instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    if not raw and (update_fields is None or set(update_fields) - UNREAD):
        writing.put_saved(instance)


def deleted(instance: Any, sender: type[Model], **kwargs: Any) -> None:
    writing.remove(sender, [instance.pk])


@cache
def filed_by() -> frozenset[type[Model]]:
    """Return the tables that file the objects of our sources under vocabularies."""
    fields = [field for source in known() for field in source.model._meta.many_to_many]
    return frozenset(field.remote_field.through for field in fields)


@cache
def vocabularies() -> frozenset[type[Model]]:
    fields = [field for source in known() for field in source.model._meta.many_to_many]
    return frozenset(field.related_model for field in fields)


def filed(instance: Any, action: str, **kwargs: Any) -> None:
    """A page's audiences, topics … are stored after the page itself."""
    if action in {"post_add", "post_remove", "post_clear"} and hasattr(
        instance, "get_indexed_instance"
    ):
        writing.put_saved(instance)


def renamed(instance: Any, created: bool, **kwargs: Any) -> None:
    """A changed code of a vocabulary changes what entries are filed under."""
    if created:
        return
    for source in known():
        for field in source.model._meta.many_to_many:
            if field.related_model is type(instance):
                writing.put(source.model.objects.filter(**{field.name: instance}))


def tag_changed(instance: Any, **kwargs: Any) -> None:
    obj = instance.content_object
    if obj is not None and hasattr(obj, "get_indexed_instance"):
        writing.put_saved(obj)


def file_read(instance: HubDocument, raw: bool = False, **kwargs: Any) -> None:
    """The words of a file are found on the pages that offer it."""
    if raw:
        return
    found = ReferenceIndex.get_references_to(instance)
    for reference in found.select_related("base_content_type"):
        model = reference.base_content_type.model_class()
        if model in {source.base for source in known()}:
            for obj in model.objects.filter(pk=reference.object_id):
                writing.put_saved(obj)
