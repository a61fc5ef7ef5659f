"""Roles: given by admins on one screen, noted for good, gone with their sessions."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client

from community import roles
from community.actions import grants
from community.models import Grant, Profile, Role
from community.models.append_only import Unchangeable
from hub.accounts.models import Act, User
from tests.factories import make_person

from .conftest import member, text_of

pytestmark = pytest.mark.django_db
NOBODIES = ("lan", "thay_binh", "official", "co_hoa", "editor")


def screen(user):
    return f"/quan-tri/members/{user.profile.pk}/roles/"


def change(client, user, role, act="give", reason="làm tốt"):
    return client.post(screen(user), {"role": role, "act": act, "reason": reason})


def test_an_admin_gives_a_role_and_it_is_noted(admin, lan, client):
    client.force_login(admin)
    assert change(client, lan, "trainer").status_code == 302
    row = Grant.objects.get()
    assert (row.user, row.by, row.role, row.given, row.reason) == (
        lan, admin, "trainer", True, "làm tốt",
    )  # fmt: skip
    assert roles.of(lan) == {Role.TRAINER}
    assert not lan.groups.exists()
    assert Act.objects.filter(kind="role-given", user=admin).count() == 1
    assert "Cán bộ nòng cốt" in text_of(Client().get("/thanh-vien/lan/"))


@pytest.mark.parametrize(("role", "group"), roles.GROUPS.items())
def test_a_staff_badge_brings_its_group_and_takes_it_away(admin, lan, role, group):
    grants.give(by=admin, user=lan, role=role, reason="a")
    assert list(lan.groups.values_list("name", flat=True)) == [group]
    grants.take(by=admin, user=lan, role=role, reason="b")
    assert not lan.groups.exists()
    assert [row.given for row in Grant.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize("role", list(Role))
def test_taking_a_role_ends_every_session(admin, lan, role):
    grants.give(by=admin, user=lan, role=role, reason="a")
    phones = [Client(), Client()]
    for phone in phones:
        phone.force_login(User.objects.get(pk=lan.pk))
        assert phone.get("/toi/").status_code == 200
    grants.take(by=admin, user=lan, role=role, reason="b")
    for phone in phones:
        assert phone.get("/toi/").status_code == 302
        assert phone.get("/quan-tri/").status_code == 302


def test_the_badge_goes_from_the_cached_page_at_once(admin, lan):
    grants.give(by=admin, user=lan, role=Role.OFFICIAL, reason="a")
    assert "badge--staff" in text_of(Client().get("/thanh-vien/lan/"))
    grants.take(by=admin, user=lan, role=Role.OFFICIAL, reason="b")
    assert "badge--staff" not in text_of(Client().get("/thanh-vien/lan/"))


@pytest.mark.parametrize("who", NOBODIES)
def test_nobody_else_gives_roles(request, admin, minh, client, who):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        grants.give(by=user, user=minh, role=Role.TRAINER, reason="a")
    client.force_login(user)
    before = Grant.objects.count()
    for target in (minh, user):
        assert change(client, target, "moderator").status_code in {302, 403}
    for path in ("/quan-tri/members/", "/quan-tri/members/roles/"):
        assert client.get(path).status_code in {302, 403}
    assert Grant.objects.count() == before


def test_an_admin_by_group_gives_roles_and_makes_no_accounts(admin, lan, client):
    quan = member("Anh Tân")
    quan.groups.add(Group.objects.get(name="Quản trị"))
    client.force_login(User.objects.get(pk=quan.pk))
    change(client, lan, "moderator")
    assert roles.of(lan) == {Role.MODERATOR}
    assert client.get(f"/quan-tri/users/edit/{lan.pk}/").status_code in {302, 403}


def test_the_same_again_writes_no_row(admin, lan, client):
    client.force_login(admin)
    for _each in range(2):
        change(client, lan, "trainer")
    change(client, lan, "official", "take")
    assert Grant.objects.count() == 1


def test_a_reason_is_needed(admin, lan, client):
    client.force_login(admin)
    assert change(client, lan, "trainer", reason="").status_code == 200
    assert not Grant.objects.exists()


def test_the_log_is_append_only(admin, lan):
    grants.give(by=admin, user=lan, role=Role.TRAINER, reason="a")
    row = Grant.objects.get()
    for act in (row.save, row.delete, Grant.objects.all().delete):
        with pytest.raises(Unchangeable):
            act()


def user_form(user, groups):
    return {
        "email": user.email or "x@example.org", "name": user.name,
        "is_active": "on", "groups": [group.pk for group in groups],
    }  # fmt: skip


def test_the_form_of_accounts_neither_gives_nor_takes_a_badge(
    admin, lan, co_hoa, client
):
    client.force_login(admin)
    badge, other = (
        Group.objects.get(name="Kiểm duyệt"),
        Group.objects.get(name="Xuất bản"),
    )
    page = text_of(client.get(f"/quan-tri/users/edit/{lan.pk}/"))
    assert f'value="{other.pk}"' in page
    client.post(f"/quan-tri/users/edit/{lan.pk}/", user_form(lan, [badge]))
    client.post(f"/quan-tri/users/edit/{lan.pk}/", user_form(lan, [other]))
    assert set(lan.groups.all()) == {other}
    client.post(f"/quan-tri/users/edit/{co_hoa.pk}/", user_form(co_hoa, [other]))
    assert set(co_hoa.groups.all()) == {badge, other}


def test_the_bulk_action_gives_no_badge(admin, lan, client):
    client.force_login(admin)
    badge = Group.objects.get(name="Kiểm duyệt")
    path = f"/quan-tri/bulk/accounts/user/assign_role/?id={lan.pk}"
    assert client.get(path).status_code == 200
    client.post(path, {"role": badge.pk})
    assert not lan.groups.exists()


def test_a_group_that_code_sets_is_noted(roles_made):
    person = make_person()
    group = Group.objects.get(name="Biên tập")
    person.groups.set([group])
    assert roles.of(person) == {Role.EDITOR}
    group.user_set.remove(person)
    assert roles.of(person) == frozenset()
    person.groups.add(group)
    person.groups.clear()
    assert [row.given for row in Grant.objects.order_by("pk")] == [True, False] * 2


def test_leaving_a_group_ends_the_sessions(roles_made, client):
    person = make_person()
    person.groups.add(Group.objects.get(name="Xuất bản"))
    client.force_login(User.objects.get(pk=person.pk))
    assert client.get("/quan-tri/").status_code == 200
    person.groups.clear()
    assert client.get("/quan-tri/").status_code == 302


def test_setting_up_twice_changes_nothing(roles_made):
    before = [(g.name, g.permissions.count()) for g in Group.objects.order_by("pk")]
    call_command("setup_roles", verbosity=0)
    after = [(g.name, g.permissions.count()) for g in Group.objects.order_by("pk")]
    assert before == after


def test_the_lists_hold_no_private_field(admin, lan, client):
    client.force_login(admin)
    client.post(screen(lan), {"role": "trainer", "act": "give", "reason": "tốt"})
    for path in ("/quan-tri/members/", "/quan-tri/members/?q=lan", screen(lan),
                 "/quan-tri/members/roles/"):  # fmt: skip
        text = text_of(client.get(path))
        assert "Lan" in text
        assert "lan.rieng@example.vn" not in text
        assert "912345678" not in text
        assert "912 345 678" not in text


def test_a_long_list_asks_few_queries(
    admin, home, client, django_assert_max_num_queries
):
    for n in range(30):
        grants.give(by=admin, user=member(f"Người {n}"), role=Role.TRAINER, reason="a")
    client.force_login(admin)
    client.get("/quan-tri/members/")
    with django_assert_max_num_queries(14):
        client.get("/quan-tri/members/")
    with django_assert_max_num_queries(14):
        client.get("/quan-tri/members/roles/")


def test_a_badge_goes_with_the_group_that_is_deleted(admin, lan, client):
    grants.give(by=admin, user=lan, role=Role.MODERATOR, reason="a")
    client.force_login(User.objects.get(pk=lan.pk))
    Group.objects.get(name="Kiểm duyệt").delete()
    assert roles.of(lan) == frozenset()
    assert client.get("/toi/").status_code == 302


def test_accounts_that_are_older_than_profiles_get_addresses_of_their_own(home):
    """The migration met "Lan 7" before number 7, who is a Lan too."""
    lan, other, third = (make_person(name=name) for name in ("Lan", "x", "Lan"))
    for person, slug in ((lan, "lan"), (other, f"lan-{third.pk}")):
        Profile.objects.filter(user=person).update(slug=slug)
    third.profile.delete()
    import_module("community.migrations.0002_profiles_of_accounts").make(apps, None)
    assert Profile.objects.get(user=third).slug.startswith(f"lan-{third.pk}-")
