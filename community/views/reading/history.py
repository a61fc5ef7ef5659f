"""Earlier texts of what is public: everybody may read what was changed."""

from django.http import Http404, HttpRequest, HttpResponse

from ...models import HubComment, Revision, Status
from ...models.revisions import RevisionQuerySet
from ...permissions import Act, offered
from ...permissions.checks import is_own
from ...reader import reader
from ...reading import places
from ...reading.wording import words_of, words_then
from ..writing.things import thing_of
from .base import page, reading, to_canonical

MOST = 50


@reading
def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if away := to_canonical(request, ""):
        return away
    person = reader(request)
    thing = thing_of(person, kind, pk)
    place = places.of(thing.discussion)
    if thing.status != Status.PUBLIC or place is None:
        raise Http404
    past = with_words(Revision.objects.about(thing).past())
    knows = person.moderates or is_own(person, thing)
    out = with_words(Revision.objects.about(thing).taken_out()) if knows else []
    context = {
        "thing": thing, "place": place, "past": past, "now": words_of(thing),
        "of_comment": isinstance(thing, HubComment),
        "out": out, "moderates": person.moderates,
        "may_take_out": bool(past) and offered(person, Act.TAKE_OUT, thing),
    }  # fmt: skip
    return page(request, "community/history.html", context)


def with_words(rows: RevisionQuerySet) -> list[Revision]:
    """Return the newest texts, each with its `words`."""
    found = list(rows[:MOST])
    for one in found:
        one.words = words_then(one)
    return found
