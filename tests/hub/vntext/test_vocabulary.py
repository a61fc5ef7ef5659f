from hub.vntext import Vocabulary, analyse_document, analyse_query, vocabulary_of

DOCUMENTS = [
    analyse_document("Bán chè", ["Bán chè, bán chè trên mạng."]),
    analyse_document("Kỹ thuật", ["Bạn hỏi AI. AI là gì?"]),
]


def test_counts_are_documents_not_words():
    found = vocabulary_of(DOCUMENTS)
    assert (found.terms["ban"], found.terms["che"], found.terms["ai"]) == (2, 1, 1)
    assert (found.pair("ban", "che"), found.pair("che", "ban")) == (1, 1)
    assert found.pair("mang", "ki") == 0
    assert found.readings["ban"] == {"bán": 1, "bạn": 1}
    assert found.readings["ai"] == {"AI": 1}
    assert found.spoken("bán", "chè") == 1


def test_it_knows_how_words_are_written():
    found = vocabulary_of(DOCUMENTS)
    assert found.knows("ki")
    assert found.writes("ki", "kĩ")
    assert not found.writes("ki", "kì")
    assert not found.knows("ky")


def test_only_the_most_frequent_entries_are_kept():
    found = vocabulary_of(DOCUMENTS, most_terms=1, most_pairs=2)
    assert list(found.terms) == list(found.readings) == ["ban"]
    assert (len(found.pairs), len(found.accented)) == (2, 2)


def test_no_documents_make_an_empty_vocabulary():
    assert vocabulary_of([]) == Vocabulary()


def test_any_mapping_serves_as_a_table():
    class Asked(dict):
        def __missing__(self, key):
            raise AssertionError("looked up by get or in only")

    tables = vocabulary_of(DOCUMENTS)
    lazy = Vocabulary(
        Asked(tables.terms),
        Asked(tables.pairs),
        Asked(tables.readings),
        Asked(tables.accented),
    )
    assert analyse_query("ban chee", lazy) == analyse_query("ban chee", tables)
