"""`score_search` on a set that the code has never seen, in every odd shape."""

import json
import random
import unicodedata
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from search.models import Entry, Knowledge

SYLLABLES = [
    "trồng",
    "chè",
    "hái",
    "búp",
    "sao",
    "lò",
    "nước",
    "vườn",
    "đồi",
    "mưa",
    "nắng",
    "phân",
    "bón",
    "sâu",
    "bệnh",
    "máy",
    "ảnh",
    "điện",
    "thoại",
    "mạng",
    "lừa",
    "đảo",
    "mật",
    "khẩu",
    "tài",
    "khoản",
    "họp",
    "xã",
    "thôn",
    "trường",
    "lớp",
    "học",
    "sinh",
    "thầy",
    "cô",
    "sách",
    "vở",
    "toán",
    "văn",
]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """1,000 documents with ids that are no numbers, Vietnamese in NFD, empty bodies."""
    chance, folder = random.Random(5), tmp_path_factory.mktemp("set")
    documents, queries = [], []
    for number in range(1000):
        own = f"{chance.choice(SYLLABLES)} {chance.choice(SYLLABLES)} số{number:04d}"
        body = " ".join(chance.choices(SYLLABLES, k=60)) if number % 7 else ""
        text = unicodedata.normalize("NFD", body) if number % 2 else body
        documents.append({"id": f"tài-liệu/{number}", "title": own, "body": text})
        if number % 20 == 0:
            relevant = [f"tài-liệu/{number}", "không/có"]
            queries.append(
                {"qid": f"q{number}", "query": own, "relevant": relevant,
                 "kind": "accented", "set": "known"}
            )  # fmt: skip
            queries.append(
                {"qid": f"p{number}", "query": own[:-1], "relevant": relevant[:1],
                 "kind": "prefix", "set": "half"}
            )  # fmt: skip
    paths = folder / "documents.jsonl", folder / "queries.jsonl"
    for path, rows in zip(paths, (documents, queries), strict=True):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def unblocked(django_db_setup, django_db_blocker):
    """The command makes a database of its own, which tests with one do not allow."""
    with django_db_blocker.unblock():
        yield


def scored(files, **options):
    documents, queries = files
    said = StringIO()
    call_command(
        "score_search", documents=documents, queries=queries, json=True,
        stdout=said, stderr=StringIO(), **options,
    )  # fmt: skip
    return json.loads(said.getvalue())


@pytest.fixture(scope="module")
def runs(files, unblocked):
    return [scored(files), scored(files)]


def test_a_strange_set_is_scored_and_twice_the_same(runs):
    first, second = runs
    assert first["documents"] == 1000
    assert {(c["set"], c["kind"], c["n"]) for c in first["cells"]} == {
        ("known", "accented", 50), ("half", "prefix", 50),
    }  # fmt: skip
    known = next(cell for cell in first["cells"] if cell["set"] == "known")
    assert known["mrr"] >= 0.98
    assert known["recall"] == pytest.approx(known["mrr"] / 2, abs=0.02)
    assert known["zero"] == 0
    assert second == first


@pytest.mark.django_db
def test_the_sites_own_index_is_not_touched(runs):
    assert not Entry.objects.filter(kind="scratch").exists()
    assert not Knowledge.objects.exists()


@pytest.mark.parametrize(
    ("line", "said"), [("{no json", "line 1"), ('{"title": "x"}', "'id'")]
)
def test_a_broken_file_is_named(unblocked, tmp_path, files, line, said):
    path = tmp_path / "broken.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        call_command("score_search", documents=path, queries=files[1])


def test_documents_and_queries_go_together(files):
    with pytest.raises(CommandError, match="together"):
        call_command("score_search", documents=files[0])
