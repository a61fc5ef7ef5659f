"""The goals of the search on the own evaluation set (search/evaluation)."""

import pytest

from hub.vntext import Synonyms
from search.engines import engine
from search.evaluation import run, sets
from search.evaluation.measure import report
from search.evaluation.typing import KINDS
from search.scratch import scratch
from search.synonyms import launch_groups

ALIKE = ("bare", "nfd", "telex", "vni")


@pytest.fixture(scope="module")
def cells(launch_content, django_db_blocker):
    """The cells of both runs: with the launch synonyms, and without any."""
    with django_db_blocker.unblock(), scratch(engine().name) as using:
        names = run.fill(sets.own_documents(), using, lambda _text: None)
        queries = list(sets.own_queries())
        runs = {}
        for name, groups in (("with", launch_groups()), ("without", ())):
            found = run.score(queries, names, Synonyms.of(groups), using)
            rows = report("", len(names), found)["cells"]
            runs[name] = {(row["set"], row["kind"]): row for row in rows}
        return runs


@pytest.mark.parametrize("synonyms", ["with", "without"])
def test_known_items_are_found_however_they_are_typed(cells, synonyms):
    found = {kind: cells[synonyms]["items", kind]["mrr"] for kind in KINDS}
    assert min(found.values()) >= 0.98, found
    assert all(found["accented"] - found[kind] <= 0.02 for kind in ALIKE), found


@pytest.mark.parametrize("synonyms", ["with", "without"])
def test_natural_questions_find_their_answer(cells, synonyms):
    assert cells[synonyms]["questions", "accented"]["mrr"] >= 0.68
    assert cells[synonyms]["questions", "bare"]["mrr"] >= 0.64


def test_other_words_find_what_the_content_calls_otherwise(cells):
    assert cells["with"]["synonyms", "accented"]["mrr"] >= 0.85
    assert cells["with"]["synonyms", "bare"]["mrr"] >= 0.83


def test_half_typed_titles_are_offered(cells):
    assert cells["with"]["prefixes", "prefix"]["mrr"] >= 0.97


def test_something_is_found(cells):
    assert max(row["zero"] for row in cells["with"].values()) <= 0.005
    rows = [row for key, row in cells["without"].items() if key[0] != "synonyms"]
    assert max(row["zero"] for row in rows) <= 0.005
