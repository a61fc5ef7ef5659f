"""Who opens which screen: roles against screens, and the menu beside them."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_admin, make_editor, make_person

from .conftest import browser

SCREENS = {
    "search_synonyms": [],
    "search_synonyms_results": [],
    "search_synonyms_add": [],
    "search_synonyms_edit": [1],
    "search_synonyms_remove": [1],
    "search_synonyms_versions": [],
    "search_synonyms_versions_results": [],
    "search_synonyms_restore": [1],
    "search_pins:index": [],
    "search_pins:add": [],
    "search_popular": [],
    "search_popular_results": [],
    "search_nothing_found": [],
    "search_nothing_found_results": [],
}
MAY = {
    "nobody": False, "member": False, "Chuyên gia": False,
    "Biên tập": True, "Xuất bản": True, "admin": True,
}  # fmt: skip


def client_of(role):
    if role == "nobody":
        return Client()
    makers = {"member": make_person, "admin": make_admin}
    return browser(makers[role]() if role in makers else make_editor(role))


@pytest.fixture
def version(roles):
    from search.versions import load_launch

    load_launch()


@pytest.mark.parametrize("role", MAY)
def test_screens_open_to_those_with_rights_only(version, role):
    client = client_of(role)
    answers = {
        name: client.get(reverse(name, args=args)).status_code
        for name, args in SCREENS.items()
    }
    assert answers == dict.fromkeys(SCREENS, 200 if MAY[role] else 302)


@pytest.mark.parametrize("role", MAY)
def test_acts_are_done_for_those_with_rights_only(version, role):
    from search.models import PopularQuery, SynonymVersion

    client = client_of(role)
    words = {"words": "ruộng\nđồng", "version": 1, "save": "1"}
    client.post(reverse("search_synonyms_add"), words)
    client.post(reverse("search_synonyms_remove", args=[1]))
    client.post(reverse("search_synonyms_restore", args=[1]))
    client.post(reverse("search_popular_tick"), {"folded": "x", "locale": "vi"})
    assert SynonymVersion.objects.count() == (4 if MAY[role] else 1)
    assert not PopularQuery.objects.exists()


@pytest.mark.parametrize("role", ["Chuyên gia", "Biên tập", "Xuất bản", "admin"])
def test_the_menu_shows_the_tools_to_those_with_rights_only(version, role):
    page = client_of(role).get(reverse("wagtailadmin_home")).content.decode()
    for name in ("search_synonyms", "search_pins:index", "search_popular"):
        assert (f'"{reverse(name)}"' in page) is MAY[role]


def test_setting_up_twice_changes_nothing(roles):
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    def rights():
        return set(Group.objects.values_list("name", "permissions"))

    before = rights()
    call_command("setup_roles", verbosity=0)
    assert rights() == before
