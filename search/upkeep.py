"""Index and content compared, and made equal again."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import CharField
from django.db.models.functions import Cast

from hub.pagecache import epoch

from . import writing
from .documents import Document
from .engines import engine
from .models import Entry, Knowledge
from .vocabulary import learn

CHUNK = 200


class Difference(NamedTuple):
    """What was not as it should be: missing or outdated entries, orphans, and faults in
    what the engine keeps of its own.
    """

    written: int = 0
    orphans: int = 0
    faults: int = 0

    def __bool__(self) -> bool:
        return any(self)


def chunks(model: type[Any]) -> Iterator[list[Any]]:
    """Yield the objects of a model by keyset, so that a long run misses none."""
    rows = writing.objects_of(model).order_by("pk")
    last: Any = None
    while found := list((rows if last is None else rows.filter(pk__gt=last))[:CHUNK]):
        yield found
        last = found[-1].pk


def bring_up(say: Callable[[str], object] = lambda _text: None) -> Difference:
    """Write what is missing or has changed by its digest, remove what belongs to nothing."""
    written = 0
    for model in writing.indexed_models():
        count = sum(writing.put(found) for found in chunks(model))
        written += count
        say(f"{model._meta.label}: {count} written")
    return Difference(written, orphans(remove=True))


def check() -> Difference:
    """Count what differs, word by word, and change nothing."""
    models = writing.indexed_models()
    count = sum(len(wrong(found)) for model in models for found in chunks(model))
    return Difference(count, orphans(remove=False), engine().faults())


def repair(say: Callable[[str], object] = lambda _text: None) -> Difference:
    """Make entries and content equal, word by word; nothing is unfindable meanwhile."""
    written = 0
    for model in writing.indexed_models():
        count = sum(mend(found) for found in chunks(model))
        written += count
        say(f"{model._meta.label}: {count} written")
    gone, faults = orphans(remove=True), engine().faults()
    if faults:
        engine().rebuild()
    return Difference(written, gone, faults)


def mend(objects: list[Any]) -> int:
    """Write the entries that differ, also those whose digest says that nothing did."""
    differ = wrong(objects)
    keys = [str(obj.pk) for obj in differ]
    with transaction.atomic():
        if differ:
            label = writing.key_of(differ[0])[0]
            stored = Entry.objects.filter(model=label, object_key__in=keys)
            stored.update(digest="")
        return writing.put(differ)


def wrong(objects: list[Any]) -> list[Any]:
    """Return those of some objects of one model whose entry is not what they say."""
    keys = [writing.key_of(obj) for obj in objects]
    label, own = keys[0][0], [key for _label, key in keys]
    rows = Entry.objects.filter(model=label, object_key__in=own)
    stored = {row.object_key: row for row in rows}
    return [
        obj
        for obj, key in zip(objects, own, strict=True)
        if not agrees(stored.get(key), writing.document_of(obj))
    ]


def agrees(entry: Entry | None, document: Document) -> bool:
    """Return whether an entry holds what a document says, and is filed as it is."""
    if entry is None or entry.digest != document.digest:
        return False
    return all(getattr(entry, n) == value for n, value in document.columns().items())


def orphans(*, remove: bool) -> int:
    """Count (and remove) the entries whose object is gone or whose model is unknown."""
    models = {model._meta.label_lower: model for model in writing.indexed_models()}
    gone = Entry.objects.exclude(model__in=models)
    count = gone.count()
    if remove:
        gone.delete()
    for label, model in models.items():
        alive = writing.objects_of(model).annotate(key_=Cast("pk", CharField()))
        gone = Entry.objects.filter(model=label)
        gone = gone.exclude(object_key__in=alive.values("key_"))
        count += gone.count()
        if remove:
            gone.delete()
    return count


def learn_what_is_new() -> list[str]:
    """Count the words of each language anew, if the site changed; return the languages.

    What readers see carries two numbers (the page cache): they say whether it changed.
    """
    state = "-".join(str(number) for number in epoch.read().values())
    known = dict(Knowledge.objects.values_list("locale", "of"))
    locales = Entry.objects.exclude(locale="").values_list("locale", flat=True)
    due = [each for each in locales.distinct().order_by() if known.get(each) != state]
    for locale in due:
        learn(locale, state=state)
    return due
