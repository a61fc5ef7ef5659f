"""Words of equal meaning are weighed with the words that stand beside them."""

from hub.vntext import Synonyms, Vocabulary, analyse_query
from hub.vntext.analysis import analyse_text
from search.plan import Corpus, plan_of
from search.ranking import Candidate, ranked

GROUPS = Synonyms.of([["cài đặt", "setup"], ["ứng dụng", "app"]])
TEXTS = {
    1: "tải app rồi xem zalo",
    2: "zalo ở trên app",
    3: "tải ứng dụng zalo",
    4: "sử dụng zalo, ứng dụng khác",
}


def candidate(pk, text):
    said = analyse_text(text)
    return Candidate.of(pk, "", " ".join(said.f), "", " ".join(said.a), len(said.f))


def first_for(text):
    candidates = [candidate(pk, said) for pk, said in TEXTS.items()]
    terms, pairs = {}, {}
    for said in map(analyse_text, TEXTS.values()):
        terms |= dict.fromkeys(said.f, 2)
        pairs |= dict.fromkeys(said.p, 1)
    corpus = Corpus(Vocabulary(terms, pairs), 4, 5)
    query = analyse_query(text, corpus.vocabulary, GROUPS)
    return plan_of(query, corpus), ranked(plan_of(query, corpus), candidates)[0]


def test_an_equal_word_counts_more_beside_the_word_typed_next_to_it():
    plan, first = first_for("app zalo")
    assert first == 3
    assert [f.phrase for seam in plan.seams for _number, f in seam.equal] == [
        "ung dung zalo"
    ]


def test_neighbours_that_no_document_says_are_not_asked_for():
    plan, _first = first_for("xem app")
    assert plan.seams == ()


def test_a_query_without_equal_words_has_no_seams():
    assert first_for("tải zalo")[0].seams == ()
