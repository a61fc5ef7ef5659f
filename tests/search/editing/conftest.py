"""A few pages that are found, the counted words, and the people of the editors' tools."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from search import synonyms
from search.logbook import note
from search.vocabulary import learn
from tests.factories import make_editor, make_home, make_lesson, make_person, make_term

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def forgotten():
    """Tests roll back, and so give the number of a version out again."""
    synonyms.of_version.cache_clear()


@pytest.fixture
def today(time_machine):
    """Noon of a Wednesday in Vietnam."""
    time_machine.move_to("2026-11-25 05:00 +0000", tick=False)
    return TODAY


@pytest.fixture
def pages(db):
    """Pages by a short name, found by the words of their titles."""
    make_home()
    found = {
        "loan": make_lesson("Vay vốn ngân hàng chính sách", slug="vay"),
        "tea": make_lesson("Viết bài bán chè", slug="che"),
        "voice": make_lesson("Hỏi bằng giọng nói", slug="giong-noi"),
        "term": make_term("Câu lệnh", slug="cau-lenh"),
    }
    learn("vi")
    return found


@pytest.fixture
def looked_for(today):
    """Return a function that counts searches for a text."""

    def count(text, times=5, found=1, day=TODAY, **fields):
        for _time in range(times):
            note(text, found, repaired=False, day=day, **fields)

    return count


@pytest.fixture
def roles(db):
    make_home()
    call_command("setup_roles", verbosity=0)


@pytest.fixture
def editor(roles):
    """An editor's browser; `editor.person` is who it is."""
    return browser(make_editor("Biên tập"))


@pytest.fixture
def member(roles):
    return browser(make_person())


def browser(person):
    client = Client()
    client.force_login(person)
    client.person = person
    return client
