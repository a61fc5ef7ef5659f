"""Groups of words of equal meaning: rules, versions, undo, what searches use."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.vntext import analyse_query
from search.groups import problems, words_of
from search.loader import load
from search.models import SynonymVersion
from search.synonyms import launch_groups
from search.versions import Change, Outdated, change, newest, restore
from search.words import at_hand
from tests.factories import make_person

GROUPS = {1: ["vay vốn", "mượn tiền"], 2: ["chè", "trà"]}


def expansions(text):
    """Return what the synonyms of now add to a query."""
    known = at_hand("vi").synonyms
    return {" ".join(e.terms) for e in known.expand(analyse_query(text).words)}


@pytest.fixture
def lan(db):
    return make_person(name="Lan")


def test_without_a_version_the_launch_groups_serve(db):
    assert newest().number == 1
    assert not SynonymVersion.objects.exists()
    assert "ai" in expansions("trí tuệ nhân tạo")


def test_the_loader_brings_version_one_once(db):
    said = []
    load(draft=False, say=said.append)
    load(draft=True, say=said.append)
    version = SynonymVersion.objects.get()
    assert (version.number, version.act) == (1, "launch")
    assert said.count("synonyms: version 1") == 1
    assert [tuple(words) for words in version.words.values()] == list(launch_groups())


def test_the_launch_content_brings_it_and_keeps_what_editors_did(lan, monkeypatch):
    load(draft=False, say=print)
    change(lan, Change(None, ["ruộng", "đồng"]))
    load(draft=False, say=print)
    assert newest().number == 2
    assert "dong" in expansions("ruộng")


def test_the_launch_groups_keep_their_own_rules(db):
    groups = newest().words
    assert len(groups) > 50
    for key, words in groups.items():
        assert problems(words, key, groups) == []


def test_a_change_is_a_new_version_that_says_who_and_what(lan):
    version = change(lan, Change(None, ["ruộng", "đồng"]))
    assert version.number == 2
    assert (version.author, version.act) == (lan, "added")
    assert (version.before, version.after) == ([], ["ruộng", "đồng"])
    assert "dong" in expansions("ruộng")
    key = version.groups[-1]["key"]
    version = change(lan, Change(key, ["ruộng", "nương"], ["ruộng", "đồng"]))
    assert (version.act, version.before) == ("edited", ["ruộng", "đồng"])
    assert expansions("ruộng") == {"nuong"}
    version = change(lan, Change(key, None, ["ruộng", "nương"]))
    assert (version.act, version.number) == ("removed", 4)
    assert expansions("ruộng") == set()


def test_undo_brings_an_earlier_version_back_as_a_new_one(lan):
    change(lan, Change(None, ["ruộng", "đồng"]))
    change(lan, Change(1, None, newest().words[1]))
    version = restore(lan, 2)
    assert (version.number, version.act, version.restored) == (4, "restored", 2)
    assert version.words == SynonymVersion.objects.get(number=2).words
    assert "dong" in expansions("ruộng")
    assert SynonymVersion.objects.count() == 4


def test_a_group_that_another_changed_is_not_overwritten(lan):
    first = newest().words[1]
    change(lan, Change(1, [*first, "thêm"], first))
    with pytest.raises(Outdated) as caught:
        change(lan, Change(1, ["khác", "hẳn"], first))
    assert caught.value.words == [*first, "thêm"]
    assert newest().number == 2


def test_a_search_asks_one_small_question(lan):
    change(lan, Change(None, ["ruộng", "đồng"]))
    at_hand("vi")
    with CaptureQueriesContext(connection) as caught:
        at_hand("vi")
    assert len(caught) == 1
    assert "groups" not in caught[0]["sql"]


def test_a_change_empties_the_page_cache(lan):
    from hub.pagecache.epoch import read

    before = read()["site"]
    change(lan, Change(None, ["ruộng", "đồng"]))
    assert read()["site"] > before


def test_words_are_read_line_by_line():
    typed = " vay  vốn\n\nmượn tiền, Vay vốn ;vay tiê\u0300n"
    assert words_of(typed) == ["vay vốn", "mượn tiền", "vay tiền"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["một mình"], "ít nhất hai từ"),
        (["ruộng", "..."], "không có chữ nào"),
        (["ruộng", "đ" * 61], "dài quá 60 ký tự"),
        (["ruộng", "a b c d e f g h i"], "hơn 8 tiếng"),
        ([f"chữ {n}" for n in range(21)], "tối đa 20 từ"),
        (["ruộng", "Vay Vốn"], "đã có trong nhóm khác"),
        (["ruộng", "CHÈ"], "đã có trong nhóm khác"),
    ],
)
def test_a_group_that_breaks_a_rule_is_refused(words, said):
    (problem,) = problems(words, None, GROUPS)
    assert said in problem


def test_old_and_new_places_of_a_tone_are_one_word():
    assert problems(["đồng", "thuỷ sản"], None, {1: ["thủy sản", "tôm cá"]})


def test_a_group_may_keep_its_own_words():
    assert problems(["vay vốn", "mượn tiền", "vay"], 1, GROUPS) == []


def test_there_are_at_most_1000_groups():
    many = {n: [f"a{n}", f"b{n}"] for n in range(1000)}
    assert problems(["ruộng", "đồng"], None, many)
    assert problems(["ruộng", "đồng"], 3, many) == []


def test_load_content_brings_version_one(db, monkeypatch, settings):
    settings.HUB_LOADERS = ["search.loader.load"]
    settings.HUB_ROLE_SETUPS = []
    call_command("load_content", verbosity=0)
    assert SynonymVersion.objects.get().number == 1
