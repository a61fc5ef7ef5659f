"""Security checks 28-30: every role at every address, and no field that grants anything.

`matrix.py` says who opens what; an address that it does not name fails the test.
"""

from fnmatch import fnmatchcase

import pytest
from django.contrib.auth.models import Group

from community.models import Grant
from hub.accounts.models import Phone, User
from tests.bare import with_templates

from .matrix import ALL, ENDS, OTHERS, STAFF_PAGES
from .walking import MEMBERS, STAFF, address, browser, of_others, of_staff, verdict

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BREAKS = {"wagtailadmin_error_test", "wagtailadmin_logout"}
GREEDY = {
    "role": "moderator", "act": "give", "reason": "tự cấp", "is_superuser": "on",
    "is_staff": "on", "is_active": "on", "trust": "3", "verified": "on", "author": "1",
    "verified_at": "2026-01-01", "given": "on", "user": "1", "by": "1", "badge": "editor",
    "user_permissions": ["1", "2"], "session_number": "9", "expertise": ["y-te"],
    "display_name": "Lan", "name": "Lan", "mode": "network", "state": "closed",
}  # fmt: skip


@pytest.fixture(autouse=True)
def demanded(settings, roles_made):
    settings.STAFF_MFA = True


def named(table, name):
    """Return the one entry of the table that names an address."""
    found = {
        who for names, who in table.items() for one in names if fnmatchcase(name, one)
    }
    assert len(found) == 1, f"{name}: the table says {found or 'nothing'}"
    return found.pop()


def test_the_table_names_every_address_of_the_site():
    for table, routes in ((STAFF_PAGES, of_staff()), (OTHERS, of_others())):
        for name in routes:
            named(table, name)
        for names in table:
            for one in names:
                assert any(fnmatchcase(name, one) for name in routes), one


@pytest.mark.parametrize("who", STAFF)
def test_the_staff_open_what_the_table_says(request, things, who):
    client = browser(request.getfixturevalue(who), factor=True)
    client.raise_request_exception = False
    wrong = []
    for name, taken in of_staff().items():
        if name in BREAKS:
            continue
        answer = client.get(address(name, taken, things))
        assert answer.status_code < 500, name
        said = verdict(answer)
        if said == ("no" if who in named(STAFF_PAGES, name) else "yes"):
            wrong.append((name, said, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("who", [None, *MEMBERS, *STAFF])
def test_nobody_opens_a_page_of_the_staff_without_the_second_step(
    request, things, who, settings
):
    with_templates(settings, {"403.html": "<title>403</title>"})  # asked 2,000 times
    client = browser(who and request.getfixturevalue(who))
    for name, taken in of_staff().items():
        if name == "wagtailadmin_logout":
            continue
        path = address(name, taken, things)
        for ask in (client.get, client.post):
            answer = ask(path)
            assert verdict(answer) == "no", (name, answer.status_code)
            assert answer.status_code == (403 if who in MEMBERS else 302) or (
                path.startswith(("/quan-tri/login/", "/quan-tri/password_reset/"))
            ), name


@pytest.mark.parametrize("who", [None, *MEMBERS, *STAFF])
def test_everybody_opens_what_the_table_says_elsewhere(request, things, who):
    client = browser(who and request.getfixturevalue(who), factor=who in STAFF)
    kind = "staff" if who in STAFF else "member" if who else "stranger"
    for name, taken in of_others().items():
        if name in ENDS:
            continue
        answer = client.get(address(name, taken, things))
        assert answer.status_code < 500, name
        said = verdict(answer)
        expected = "no" if {kind, who} & named(OTHERS, name) else "yes"
        assert said != expected, (name, said, answer.status_code)


def rights():
    """Return all that says what people may do, and who they have proved to be."""
    return {
        "people": list(User.objects.order_by("pk").values_list(
            "pk", "is_superuser", "is_active", "expertise")),
        "groups": sorted(User.groups.through.objects.values_list("user", "group")),
        "single": sorted(User.user_permissions.through.objects.values_list("user", "permission")),
        "of groups": sorted(Group.permissions.through.objects.values_list("group", "permission")),
        "roles": list(Grant.objects.order_by("pk").values_list("pk", flat=True)),
        "phones": list(Phone.objects.order_by("pk").values_list("pk", "digest", "verified_at")),
    }  # fmt: skip


def greedy(minh):
    groups = [str(pk) for pk in Group.objects.values_list("pk", flat=True)]
    return GREEDY | {
        "groups": groups,
        "permissions": ["1", "2"],
        "email": "x@example.vn",
    }


@pytest.mark.parametrize("who", [*MEMBERS, "co_hoa", "editor", "expert", "publisher"])
def test_no_screen_of_the_staff_grants_anything_to_who_may_not_grant(
    request, things, minh, who
):
    client = browser(request.getfixturevalue(who), factor=who in STAFF)
    client.raise_request_exception = False
    before = rights()
    spaces = (
        "community_",
        "wagtailusers_",
        "wagtailsettings",
        "wagtail_bulk",
        "search_",
    )
    for name, taken in of_staff().items():
        if name.startswith(spaces) or name == "wagtailadmin_account":
            answer = client.post(address(name, taken, things), greedy(minh))
            assert answer.status_code < 500, name
    assert rights() == before


@pytest.mark.parametrize("who", [None, "lan", "thay_binh", "co_hoa"])
def test_no_form_elsewhere_grants_anything_by_a_field_that_it_does_not_have(
    request, things, minh, who
):
    client = browser(who and request.getfixturevalue(who))
    before = rights()
    for name, taken in of_others().items():
        if name in ENDS:
            continue
        answer = client.post(address(name, taken, things), greedy(minh))
        assert answer.status_code < 500, name
    assert rights() == before


def test_headers_and_cookies_say_nothing_of_a_role(things, lan):
    client = browser(lan)
    for name in (
        "X-User",
        "X-Remote-User",
        "Remote-User",
        "X-Forwarded-User",
        "X-Role",
    ):
        answer = client.get("/quan-tri/members/", headers={name: "admin"})
        assert answer.status_code == 403
    client.cookies["role"] = client.cookies["is_staff"] = "admin"
    assert client.get("/quan-tri/members/").status_code == 403


def test_an_account_that_is_closed_or_deleted_is_out_at_once(things, minh, admin):
    for end in (
        lambda: User.objects.filter(pk=minh.pk).update(is_active=False),
        lambda: User.objects.filter(pk=minh.pk).delete(),
    ):
        User.objects.filter(pk=minh.pk).update(is_active=True)
        client = browser(minh)
        assert client.get("/toi/").status_code == 200
        end()
        assert client.get("/toi/").status_code == 302


def test_each_role_is_one_of_the_table():
    assert set(STAFF) == ALL
