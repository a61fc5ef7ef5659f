"""A large collection, where every word of a question stands in very many documents."""

import pytest
from django.db.models.signals import post_save
from django_tasks_db.models import DBTaskResult
from modelsearch.signal_handlers import post_save_signal_handler

from hub.vntext import Synonyms, Vocabulary, analyse_query
from lessons.models import LessonPage
from search import plan
from search.asking import Ask
from search.engines.base import FEW, core_of
from search.finding import find
from search.plan import Corpus, plan_of
from search.upkeep import learn_what_is_new

TERMS = {"viet": 4000, "bao": 4500, "cao": 4400, "ai": 4900, "claude": 3}
NO_EQUAL = Synonyms()
EQUAL = Synonyms.of([["viết báo", "soạn tin", "làm tin"]])


def planned(text, pairs, documents=5000, terms=TERMS, synonyms=NO_EQUAL):
    corpus = Corpus(Vocabulary(terms, pairs), documents)
    return plan_of(analyse_query(text, corpus.vocabulary, synonyms), corpus)


def near(text, pairs, **kwargs):
    return [pair.phrase for pair in planned(text, pairs, **kwargs).near]


def test_neighbours_make_the_match():
    pairs = {"viet_bao": 150, "bao_cao": 400}
    assert near("viết báo cáo", pairs) == ["viet bao", "bao cao"]


def test_a_frequent_pair_is_left_out_where_rarer_ones_are_enough():
    assert near("viết báo cáo", {"viet_bao": 150, "bao_cao": 3000}) == ["viet bao"]


def test_a_frequent_pair_counts_where_rarer_ones_are_too_few():
    pairs = {"viet_bao": 5, "bao_cao": 3000}
    assert near("viết báo cáo", pairs) == ["viet bao", "bao cao"]


def test_a_rare_word_makes_the_match_by_itself():
    assert near("viết báo cáo bằng Claude", {"bao_cao": 400}) == []


@pytest.mark.parametrize(
    ("text", "documents", "said", "asked"),
    [
        ("viết báo", 5000, {"soan_tin": 300, "lam_tin": 900}, ["soan tin"]),
        ("viết báo", 5000, {"soan_tin": 30, "lam_tin": 900}, ["soan tin", "lam tin"]),
        ("viết báo", 5000, {"soan_tin": 900, "lam_tin": 950}, ["soan tin"]),
        ("viết báo Claude", 5000, {"soan_tin": 700, "lam_tin": 850}, ["soan tin", "lam tin"]),
        ("viết báo Claude", 5000, {"soan_tin": 700, "lam_tin": 1200}, ["soan tin"]),
        ("viết báo", 1500, {"soan_tin": 700, "lam_tin": 900}, ["lam tin", "soan tin"]),
    ],
    ids=["rare", "too few", "all common", "beside rare words", "too many", "small"],
)  # fmt: skip
def test_phrases_of_equal_meaning_match_where_few_documents_say_them(
    text, documents, said, asked
):
    terms = TERMS | {"soan": 4000, "lam": 4000, "tin": 4000}
    found = planned(text, {"viet_bao": 900} | said, documents, terms, EQUAL)
    assert sorted(f.phrase for f in found.equals) == sorted(asked)
    assert {f.phrase for f in found.phrases} == {"soan tin", "lam tin"}


def test_in_a_small_collection_each_word_makes_the_match():
    few = {term: count // 10 for term, count in TERMS.items()}
    assert near("viết báo cáo", {"bao_cao": 40}, documents=500, terms=few) == []


def test_common_words_tell_nothing_in_titles():
    places = {part.place for part in core_of(planned("viết báo", {"viet_bao": 9})) if len(part.words) == 1}  # fmt: skip
    assert places == set()


@pytest.fixture
def crowded(monkeypatch):
    """The launch content as if it were a large collection."""
    monkeypatch.setattr(plan, "MANY", 10)
    learn_what_is_new()


@pytest.mark.parametrize("by_date", [False, True])
def test_the_lesson_that_says_the_words_comes_first(crowded, by_date):
    ask = Ask("bài bán chè", by_date=by_date)
    answer = find(ask)
    assert answer.total >= FEW
    assert sum(answer.counts["kind"].values()) == answer.total
    if not by_date:
        assert "chè" in answer.hits[0].title


def test_where_hardly_anything_holds_the_pairs_the_words_count(crowded):
    pair, words = find(Ask('"sổ chè"')), find(Ask("chè"))
    assert pair.total >= min(FEW, words.total)


def test_a_choice_counts_what_it_leads_to(crowded):
    answer = find(Ask("bài bán chè"))
    for name, counts in answer.counts.items():
        for value, count in list(counts.items())[:2]:
            led = find(Ask("bài bán chè", chosen={name: (value,)}))
            assert led.total == count, (name, value)


def test_a_save_puts_no_task_of_wagtails_own_into_the_queue(launch_content):
    before = DBTaskResult.objects.count()
    LessonPage.objects.first().save()
    assert DBTaskResult.objects.count() == before
    assert not post_save.disconnect(post_save_signal_handler, sender=LessonPage)
