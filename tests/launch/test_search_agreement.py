"""SQLite and PostgreSQL put the same documents first."""

import pytest

from hub.vntext import Synonyms
from search.evaluation import run, sets
from search.finding import ranked_ids
from search.scratch import scratch
from search.synonyms import launch_groups

TOP = 3


@pytest.fixture(scope="module")
def tops(launch_content, django_db_blocker, require_server):
    """Return for both engines the first three documents of each accented query."""
    url, found = require_server("pg"), {}
    synonyms = Synonyms.of(launch_groups())
    texts = [q.text for q in sets.own_queries() if q.kind == "accented"]
    with pytest.MonkeyPatch.context() as environment, django_db_blocker.unblock():
        environment.setenv("DATABASE_URL", url)
        for name in ("sqlite", "postgresql"):
            with scratch(name) as using:
                names = run.fill(sets.own_documents(), using, lambda _text: None)
                found[name] = [
                    [names[pk] for pk in ranked_ids(text, synonyms, "vi", using, TOP)]
                    for text in texts
                ]
    return list(zip(found["sqlite"], found["postgresql"], strict=True))


def test_they_agree_on_the_first_of_nine_queries_in_ten(tops):
    same = sum(one[:1] == other[:1] for one, other in tops)
    assert len(tops) >= 500
    assert same / len(tops) >= 0.9


def test_they_agree_on_the_first_three_of_three_queries_in_four(tops):
    same = sum(one == other for one, other in tops)
    assert same / len(tops) >= 0.75
