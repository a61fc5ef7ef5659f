"""What the search puts into other parts' pages."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .asking import Ask, Hit
from .finding import find_now
from .models import Entry
from .showing import source_for
from .views import language, shown_links

MOST_SIMILAR, READ = 5, 15


def answering(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that answer something: of what members ask, what was answered."""
    hits = list(hits)
    sure = {hit.pk for hit in hits if (s := source_for(hit)) and s.answers_by_itself}
    rest = [hit.pk for hit in hits if hit.pk not in sure]
    filed = Entry.objects.filter(pk__in=rest, filed__contains="\nanswered=")
    sure |= set(filed.values_list("pk", flat=True)) if rest else set()
    return [hit for hit in hits if hit.pk in sure]


def similar(request: HttpRequest, draft_text: object) -> SafeString | str:
    """Return a list of what may already answer a draft, "" if nothing does."""
    text = str(draft_text or "").strip()
    if not text:
        return ""
    found = find_now(Ask(text, language(), size=READ))
    links = shown_links(answering(found.hits)[:MOST_SIMILAR], request)
    if not links:
        return ""
    return render_to_string("search/similar.html", {"links": links}, request)
