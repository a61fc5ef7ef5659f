"""Pages with the barest templates: what is tested here does not hang on their design."""

import pytest

from tests.bare import with_templates
from tests.factories import make_home, make_terms

BARE = {
    "lessons/home_page.html": "<title>{{ page.title }}</title>",
    "lessons/term_index_page.html": (
        "<title>{{ page.title }}</title>{% for term in results %}"
        "<a href='{{ term.url }}'>{{ term.title }}: {{ term.meaning }}</a>{% endfor %}"
    ),
    "lessons/term_page.html": "<title>{{ page.title }}</title><p>{{ page.meaning }}</p>",
    "404.html": "<title>404</title>",
    "403.html": "<title>403</title>",
    "500.html": "<title>500</title>",
}


@pytest.fixture
def bare_templates(settings):
    with_templates(settings, BARE)


@pytest.fixture
def home(db, bare_templates):
    return make_home()


@pytest.fixture
def terms(home):
    return make_terms()
