"""Whatever is typed: an answer, by a fixed number of statements."""

import os
import random
import string

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.vntext import Synonyms
from search.asking import Ask
from search.finding import find
from search.suggesting import suggest
from search.synonyms import launch_groups
from search.upkeep import learn_what_is_new

GROUPS = Synonyms.of(launch_groups())
ODD = [
    "", " ", '"', "'", '""', "a\x00b", "\x00", "field:value", "title:x OR 1=1", "NEAR(a b)",
    "a*b", "* *", "^a", "{tf} : a", "a AND", "OR", "NOT a", "((((", "a & b | !c", "<->", ":*",
    "\\", "a\\'b", "%s %(x)s", "\ud800", "🍵" * 50, "ế" * 300, "x" * 10_000, "a_b", "a-b/c",
    " ".join(["chè"] * 400), " ".join(str(n) for n in range(400)), "\u0301\u0301", "ﬃ ① ½",
]  # fmt: skip


@pytest.fixture(autouse=True)
def learned():
    learn_what_is_new()


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_input_is_answered(client, text):
    find(Ask(text), GROUPS)
    find(Ask(text, by_date=True, as_typed=True), GROUPS)
    suggest(text)
    for address in ("/tim-kiem/", "/tim-kiem/goi-y/"):
        clean = text.encode("utf-8", "replace").decode()
        assert client.get(address, {"q": clean}).status_code in {200, 302}


@settings(
    max_examples=300, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(text=st.text(max_size=300))
def test_random_text_is_answered(text):
    find(Ask(text), GROUPS)
    suggest(text)


SIGNS = string.printable + "ăâđêôơưếộẫ\"'*:()^~&|!<>\\\x00\u0301\u200b"
# `HOSTILE=all make test …` sends each of 10,000 lines to both addresses, on PostgreSQL
# too: a quarter of an hour there.
EVERYTHING = os.environ.get("HOSTILE") == "all"
LINES = 10_000 if EVERYTHING or connection.vendor == "sqlite" else 2_500
PAGES = 1 if EVERYTHING else 10


def test_thousands_of_random_lines_are_answered(client):
    chance = random.Random(11)
    for number in range(LINES):
        text = "".join(chance.choices(SIGNS, k=chance.randrange(1, 30)))
        assert client.get("/tim-kiem/goi-y/", {"q": text}).status_code == 200
        if number % PAGES == 0:
            answer = client.get("/tim-kiem/", {"q": text}, follow=True)
            assert answer.status_code == 200


@pytest.mark.parametrize(
    "text", ["chè", " ".join(f"chè{n} bán ai" for n in range(150))]
)
def test_the_number_of_statements_is_fixed(text):
    find(Ask(text), GROUPS)
    with CaptureQueriesContext(connection) as asked:
        answer = find(Ask(text), GROUPS)
    assert len(asked) <= 5
    assert len(answer.query.words) <= 32
    with CaptureQueriesContext(connection) as offered:
        suggest(text)
    assert len(offered) <= 6
