"""Earlier texts of what is public: everybody may read what was changed."""

from django.http import Http404, HttpRequest, HttpResponse

from ...models import Revision, Status, Topic
from ...reader import reader
from ...reading import places
from ..writing.things import thing_of, words_of
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
    context = {
        "thing": thing, "place": place, "past": past, "now": words_of(thing),
        "of_topic": isinstance(thing, Topic),
    }  # fmt: skip
    return page(request, "community/history.html", context)
