"""Saves and deletions reach the index in their own transaction.

Wagtail's handlers put a task into the queue for each save; ours take their place.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from modelsearch import signal_handlers
from wagtail.models import ReferenceIndex
from wagtail.search.index import class_is_indexed

from community.models import Discussion, Tip, Topic
from community.signals import words_changed
from hub.files.models import HubDocument

from . import writing
from .sources import Source, known, source_of


def connect() -> None:
    """Take the place of Wagtail's handlers; called once the applications are ready."""
    for model in filter(class_is_indexed, writing.indexed_models()):
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
    words_changed.connect(talked, dispatch_uid="search.talked")
    for model in (Topic, Tip, Discussion):
        pre_delete.connect(deleted, sender=model, dispatch_uid="search.deleted")


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
    return frozenset(
        field.remote_field.through
        for source in known()
        for field in source.model._meta.many_to_many
        if field.name in source.filed
    )


@cache
def vocabularies() -> frozenset[type[Model]]:
    return frozenset(vocabulary for _source, _name, vocabulary in filings())


def filings() -> Iterator[tuple[Source, str, type[Model]]]:
    """Yield each field under which things are filed, with the model of its rows."""
    for source in known():
        for name in source.filed:
            yield source, name, source.model._meta.get_field(name).related_model


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
    for source, name, vocabulary in filings():
        if vocabulary is type(instance):
            writing.put(source.objects().filter(**{name: instance}))


def tag_changed(instance: Any, **kwargs: Any) -> None:
    obj = instance.content_object
    if obj is not None and hasattr(obj, "get_indexed_instance"):
        writing.put_saved(obj)


def talked(keys: Sequence[int], **kwargs: Any) -> None:
    """Write anew what was said in some discussions: topics, tips, the talk below pages."""
    rows = Discussion.objects.filter(pk__in=keys)
    places = list(rows.values_list("pk", "topic_id", "tip_id", "translation_key"))
    topics = [topic for _pk, topic, _tip, _page in places if topic]
    tips = [tip for _pk, _topic, tip, _page in places if tip]
    talks = [pk for pk, _topic, _tip, page in places if page]
    for model, own in ((Topic, topics), (Tip, tips), (Discussion, talks)):
        if own and (source := source_of(model)):
            writing.renew(source, own)


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
