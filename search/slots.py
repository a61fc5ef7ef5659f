"""What the search puts into other parts' pages."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .asking import Ask
from .finding import find
from .synonyms import current
from .views import language, shown_links

MOST_SIMILAR = 5


def similar(request: HttpRequest, draft_text: object) -> SafeString | str:
    """Return a list of what may already answer a draft, "" if nothing does."""
    text = str(draft_text or "").strip()
    if not text:
        return ""
    answer = find(Ask(text, language(), size=MOST_SIMILAR), current())
    links = shown_links(answer.hits, request)
    if not links:
        return ""
    return render_to_string("search/similar.html", {"links": links}, request)
