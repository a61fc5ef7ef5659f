"""What entries are filed under, as lines of a text that is looked for and counted."""

from importlib import import_module

from search.counting import counted
from search.documents import filed, line

FACETS = {"topic": ("an-toan", "ai"), "level": ("co-ban",)}


def test_each_value_is_a_line_that_is_found_whole():
    text = filed(FACETS)
    assert text == "\nlevel=co-ban\ntopic=ai\ntopic=an-toan\n"
    assert line("topic", "ai") in text
    assert line("topic", "an") not in text
    assert line("level", "ai") not in text
    assert filed({}) == filed({"topic": ()}) == ""


def test_the_rows_of_earlier_releases_are_moved_as_they_would_be_written():
    moved = import_module("search.migrations.0006_entries_filed").lines
    pairs = [("topic", "an-toan"), ("level", "co-ban"), ("topic", "ai")]
    assert moved(pairs) == filed(FACETS)
    assert moved([]) == filed({})


def test_a_choice_narrows_the_other_facets_and_not_its_own():
    rows = [
        ("lesson", filed({"level": ("co-ban",), "topic": ("ai", "che")})),
        ("lesson", filed({"level": ("kha",), "topic": ("ai",)})),
        ("guide", filed({"level": ("co-ban",)})),
        ("term", ""),
    ]
    every = counted(rows, {})
    assert every["kind"] == {"lesson": 2, "guide": 1, "term": 1}
    assert every["topic"] == {"ai": 2, "che": 1}
    basic = counted(rows, {"level": ("co-ban",), "kind": ()})
    assert basic["kind"] == {"lesson": 1, "guide": 1}
    assert basic["level"] == {"co-ban": 2, "kha": 1}
    assert basic["topic"] == {"ai": 1, "che": 1}
    both = counted(rows, {"level": ("co-ban",), "kind": ("lesson", "term")})
    assert both["kind"] == {"lesson": 1, "guide": 1}
    assert both["level"] == {"co-ban": 1, "kha": 1}
