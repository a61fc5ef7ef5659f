"""The search's own evaluation set is whole: its form, its keys, its size."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
QUERIES = ROOT / "search/evaluation/queries.jsonl"
SYNONYMS = ROOT / "search/synonyms.yaml"
SEED = ROOT / "lessons/seed"
FOLDERS = ("lessons", "paths", "guides", "documents", "faq", "terms", "programme")
AT_LEAST = {"items": 120, "questions": 180, "synonyms": 60, "prefixes": 60}


def rows_of(name: str | None = None) -> list[dict]:
    """Return the rows of one set, or of all."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if name in (None, row["set"])]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.fixture(scope="module")
def live() -> dict[str, str]:
    """Return the title of each seed item that waits for no feature, by its key."""
    files = [path for folder in FOLDERS for path in (SEED / folder).glob("*.yaml")]
    items = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files]
    return {item["key"]: item["title"] for item in items if "requires" not in item}


def test_each_row_has_the_same_fields():
    for row in rows_of():
        assert list(row) == ["qid", "set", "query", "relevant"], row


def test_each_set_is_large_enough():
    counts = Counter(row["set"] for row in rows_of())
    assert set(counts) == set(AT_LEAST)
    for name, least in AT_LEAST.items():
        assert counts[name] >= least, name


def test_nothing_is_there_twice():
    for field in ("qid", "query"):
        counts = Counter(row[field].casefold() for row in rows_of())
        assert [value for value, count in counts.items() if count > 1] == []


def test_queries_are_nfc_and_tidy():
    for row in rows_of():
        query = row["query"]
        assert unicodedata.is_normalized("NFC", query), row
        assert query == " ".join(query.split()) != "", row


def test_what_is_relevant_is_live_content(live):
    for row in rows_of():
        relevant = row["relevant"]
        assert 1 <= len(relevant) <= 4, row
        assert len(set(relevant)) == len(relevant), row
        assert set(relevant) <= set(live), row


def test_every_item_is_looked_for(live):
    known = {row["relevant"][0] for row in rows_of("items")}
    assert known == set(live)
    asked = Counter(key for row in rows_of("questions") for key in row["relevant"])
    assert [key for key in live if asked[key] < 2] == []


def test_no_question_gives_its_title_away(live):
    for row in rows_of("questions"):
        title = live[row["relevant"][0]]
        assert title.casefold() not in row["query"].casefold(), row


def test_a_prefix_begins_words_of_each_title_it_looks_for(live):
    for row in rows_of("prefixes"):
        *whole, cut = words(row["query"])
        for key in row["relevant"]:
            title = words(live[key])
            assert any(
                title[at : at + len(whole)] == whole
                and title[at + len(whole)].startswith(cut)
                for at in range(len(title) - len(whole))
            ), (row, key)


def test_synonym_groups_are_sound():
    text = SYNONYMS.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    groups = yaml.safe_load(text)
    assert all(len(group) >= 2 for group in groups)
    counts = Counter(str(word).casefold() for group in groups for word in group)
    assert [word for word, count in counts.items() if count > 1] == []
