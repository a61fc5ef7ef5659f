"""The one place that writes the index: in the transaction of whoever saved."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.search.index import (
    AutocompleteField,
    SearchField,
    class_is_indexed,
    get_indexed_models,
)

from hub.gathering import once

from .documents import Document, Passage, filed
from .models import Entry
from .sources import Source, known, source_of

Key = tuple[str, str]  # the model's label, the primary key as text
COLUMNS = (
    "kind", "locale", "filed", "updated", "words", "digest", "title", "tf", "ta", "bf",
    "ba", "passages",
)  # fmt: skip
BATCH = 200


def document_of(obj: Any) -> Document:
    """Return what an object says: by its source, else by its Wagtail search fields."""
    if source := source_of(type(obj)):
        return source.document(obj)
    titles, texts = [], []
    for field in obj.get_search_fields():
        if isinstance(field, SearchField | AutocompleteField):
            value = text_of(field.get_value(obj))
            is_title = field.field_name in {"title", "label", "name"}
            (titles if is_title or not titles else texts).append(value)
    return Document(
        title=" ".join(dict.fromkeys(titles)),
        passages=tuple(Passage(text) for text in dict.fromkeys(texts) if text),
    )


def text_of(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(text_of(part) for part in value)
    return "" if value is None else str(value)


def put(objects: Iterable[Any], using: str | None = None) -> int:
    """Write the entries of objects, those that changed; return how many were written.

    `queryset.update()` and `bulk_create()` tell nobody: call this with what they wrote.
    """
    found = {key_of(obj): document_of(obj) for obj in objects}
    return put_documents(found, using)


def put_documents(documents: dict[Key, Document], using: str | None = None) -> int:
    """Write documents under (model label, key); return how many changed."""
    known = digests(documents, using)
    rows, refiled = [], {}
    for key, document in documents.items():
        text, _, _facets = known.get(key, "").partition("-")
        if document.digest == known.get(key):
            continue
        if document.digest.startswith(f"{text}-"):
            refiled[key] = document
        else:
            rows.append(entry_of(key, document.columns()))
    if rows or refiled:
        with transaction.atomic(using=using):
            store(rows, using)
            refile(refiled, using)
    return len(rows) + len(refiled)


def digests(keys: Iterable[Key], using: str | None) -> dict[Key, str]:
    """Return what the index holds of these objects, by one statement a model."""
    entries = Entry.objects.using(using)
    return {
        (model, key): digest
        for model, own in by_model(keys).items()
        for key, digest in entries.filter(model=model, object_key__in=own).values_list(
            "object_key", "digest"
        )
    }


def by_model(keys: Iterable[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for model, key in keys:
        found.setdefault(model, []).append(key)
    return found


def store(rows: Sequence[Entry], using: str | None) -> None:
    """Write rows whose text changed, and tell the engine of their keys."""
    from .engines import engine

    entries = Entry.objects.using(using)
    entries.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, update_fields=COLUMNS,
        unique_fields=("model", "object_key"),
    )  # fmt: skip
    ids: dict[Key, int] = {}
    for model, own in by_model((row.model, row.object_key) for row in rows).items():
        found = entries.filter(model=model, object_key__in=own)
        ids |= {(model, key): pk for pk, key in found.values_list("pk", "object_key")}
    engine(using).written({ids[row.model, row.object_key]: row for row in rows})


def refile(documents: Mapping[Key, Document], using: str | None) -> None:
    """Write what entries are filed under whose text is as it was."""
    for (model, key), document in documents.items():
        found = Entry.objects.using(using).filter(model=model, object_key=key)
        found.update(filed=filed(document.facets), digest=document.digest)


def remove(model: type[Model], pks: Iterable[Any], using: str | None = None) -> int:
    """Take objects out of the index; return how many were in it."""
    entries = Entry.objects.using(using)
    gone = entries.filter(
        model=model._meta.label_lower, object_key__in=[str(pk) for pk in pks]
    )
    return gone.delete()[1].get("search.Entry", 0)


def key_of(obj: Model) -> Key:
    return obj._meta.label_lower, str(obj.pk)


def entry_of(key: Key, columns: dict[str, Any]) -> Entry:
    model, own = key
    number = int(own) if own.isascii() and own.isdigit() and own[0] != "0" else None
    return Entry(model=model, object_key=own, object_pk=number, **columns)


def put_saved(obj: Any) -> None:
    """Index an object that was just saved, as the most specific of its kinds.

    It is read anew: saving a draft leaves words in memory that are not published. A page
    is indexed once, when its topics and so on are stored as well.
    """
    specific = obj.get_indexed_instance()
    if specific is not None:
        model, pk = type(specific), specific.pk
        once((model, pk), lambda: put(objects_of(model).filter(pk=pk)))


def renew(source: Source, keys: Iterable[int]) -> None:
    """Write anew what rows of a source say, and take out those that say nothing now.

    One writer of an entry after the other: what is read behind the lock is what others
    have committed, so no answer of a busy thread is lost.
    """
    model, keys = source.model, sorted(set(keys))
    with transaction.atomic():
        hold(model, keys)
        rows = {row.pk: row for row in source.objects().filter(pk__in=keys)}
        put(rows.values())
        remove(model, [key for key in keys if key not in rows])


def hold(model: type[Model], keys: Sequence[int]) -> None:
    """Lock the entries of some objects in the order of their keys; make missing ones."""
    label = model._meta.label_lower
    rows = Entry.objects.filter(model=label, object_pk__in=keys).order_by("object_pk")
    while len(rows.select_for_update().values_list("pk")) < len(keys):
        empty = [entry_of((label, str(key)), {}) for key in keys]
        Entry.objects.bulk_create(empty, ignore_conflicts=True)


def indexed_models() -> list[type[Model]]:
    """Return the models that the index holds: each object once, by its own model."""
    wagtails = [model for model in get_indexed_models() if class_is_indexed(model)]
    return [*wagtails, *(s.model for s in known() if s.model not in wagtails)]


def objects_of(model: type[Any]) -> QuerySet:
    """Return the objects of a model that the index holds."""
    source = source_of(model)
    return source.objects() if source else model.get_indexed_objects()
