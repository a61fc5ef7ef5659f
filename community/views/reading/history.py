"""Earlier texts of what is public: everybody may read what was changed."""

from django.http import Http404, HttpRequest, HttpResponse

from ...models import HubComment, Revision, Status
from ...reader import reader
from ...reading import places
from ...reading.wording import words_of, words_then
from ..writing.things import thing_of
from .base import page, reading, to_canonical


@reading
def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if away := to_canonical(request, ""):
        return away
    thing = thing_of(reader(request), kind, pk)
    place = places.of(thing.discussion)
    if thing.status != Status.PUBLIC or place is None:
        raise Http404
    past = list(Revision.objects.about(thing).past()[:50])
    for one in past:
        one.words = words_then(one)
    context = {
        "thing": thing, "place": place, "past": past, "now": words_of(thing),
        "of_comment": isinstance(thing, HubComment),
    }  # fmt: skip
    return page(request, "community/history.html", context)
