"""Index and content compared, and made equal again."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db.models import CharField
from django.db.models.functions import Cast

from hub.pagecache import epoch

from . import writing
from .models import Entry, Knowledge
from .vocabulary import learn

CHUNK = 200


class Difference(NamedTuple):
    """What was not as it should be: missing or outdated entries, and orphans."""

    written: int = 0
    orphans: int = 0

    def __bool__(self) -> bool:
        return bool(self.written or self.orphans)


def chunks(model: type[Any]) -> Iterator[list[Any]]:
    """Yield the objects of a model by keyset, so that a long run misses none."""
    rows = model.get_indexed_objects().order_by("pk")
    last: Any = None
    while found := list((rows if last is None else rows.filter(pk__gt=last))[:CHUNK]):
        yield found
        last = found[-1].pk


def repair(say: Callable[[str], object] = lambda _text: None) -> Difference:
    """Write what is missing or differs, remove what belongs to nothing."""
    written = 0
    for model in writing.indexed_models():
        count = sum(writing.put(found) for found in chunks(model))
        written += count
        say(f"{model._meta.label}: {count} written")
    return Difference(written, orphans(remove=True))


def check() -> Difference:
    """Count what differs, and change nothing."""
    written = 0
    for model in writing.indexed_models():
        for found in chunks(model):
            stored = dict(
                Entry.objects.filter(
                    model=model._meta.label_lower,
                    object_key__in=[str(obj.pk) for obj in found],
                ).values_list("object_key", "digest")
            )
            for obj in found:
                digest = writing.document_of(obj).digest
                written += stored.get(str(obj.pk)) != digest
    return Difference(written, orphans(remove=False))


def orphans(*, remove: bool) -> int:
    """Count (and remove) the entries whose object is gone or whose model is unknown."""
    models = {model._meta.label_lower: model for model in writing.indexed_models()}
    gone = Entry.objects.exclude(model__in=models)
    count = gone.count()
    if remove:
        gone.delete()
    for label, model in models.items():
        alive = model.get_indexed_objects().annotate(key_=Cast("pk", CharField()))
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
