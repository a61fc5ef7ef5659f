"""Admins see requests about data and the log of acts; nobody else does."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from hub import workdays
from hub.accounts import acts, personal
from hub.accounts.models import Act, DataRequest, User
from hub.accounts.models.acts import ActKind
from hub.accounts.mydata import asking
from tests.community.conftest import text_of
from tests.factories import make_person

pytestmark = pytest.mark.django_db
ACTS, REQUESTS = "/quan-tri/members/acts/", "/quan-tri/members/requests/"


@pytest.fixture
def desk(roles_made):
    """An admin of the group, not a superuser."""
    person = make_person(name="Anh Bàn")
    person.groups.add(Group.objects.get(name="Quản trị"))
    return person


@pytest.fixture
def screen(desk):
    browser = Client()
    browser.force_login(User.objects.get(pk=desk.pk))
    return browser


def test_the_log_says_who_what_when_and_from_where(screen, lan, rf):
    request = rf.get("/", REMOTE_ADDR="14.160.7.7")
    acts.note(ActKind.PROFILE, request, lan)
    said = text_of(screen.get(ACTS))
    for words in (
        "Lan",
        "đổi hồ sơ",
        "14.160.7.7",
        timezone.localdate().strftime("%d/%m/%Y"),
    ):
        assert words in said, words
    assert "+84912345678" not in said


def test_opening_it_is_an_act(screen, desk):
    screen.get(ACTS)
    assert Act.objects.get(kind="acts-seen").user == desk


def test_it_is_filtered_by_person_and_kind(screen, lan, minh):
    Act.objects.all().delete()
    acts.note(ActKind.PROFILE, None, lan)
    acts.note(ActKind.SIGN_OUT, None, lan)
    acts.note(ActKind.PROFILE, None, minh)

    def shown(query):
        answer = screen.get(f"{ACTS}?{query}")
        return [
            (a.user.name, a.kind)
            for a in answer.context["object_list"]
            if a.user and a.kind != "acts-seen"
        ]

    assert shown("person=lan&kind=profile") == [("Lan", "profile")]
    assert len(shown("person=Lan")) == 2
    assert shown(f"person={minh.pk}") == [("Minh", "profile")]
    assert shown("person=" + "9" * 40) == []
    assert len(shown("kind=profile")) == 2


def test_of_who_has_left_only_the_number_is_shown(screen, lan):
    acts.note(ActKind.PROFILE, None, lan)
    number = lan.pk
    personal.erase(lan)
    said = text_of(screen.get(f"{ACTS}?person={number}"))
    assert f"đã rời đi: tài khoản số {number}" in said
    assert "Lan" not in said


def test_it_is_read_only_and_its_list_costs_the_same(
    screen, lan, django_assert_max_num_queries
):
    assert screen.post(ACTS).status_code == 405
    Act.objects.bulk_create(Act(kind="sign-in", user=lan) for _n in range(120))
    screen.get(ACTS)
    with django_assert_max_num_queries(22):
        screen.get(ACTS)


@pytest.mark.parametrize("who", ["lan", "thay_binh", "co_hoa", "editor", "official"])
@pytest.mark.parametrize(
    "path", [ACTS, f"{ACTS}results/", REQUESTS, f"{REQUESTS}results/"]
)
def test_nobody_else_sees_them(request, who, path):
    browser = Client()
    browser.force_login(request.getfixturevalue(who))
    assert browser.get(path).status_code in {302, 403}
    assert not Act.objects.filter(kind="acts-seen").exists()


def test_strangers_are_led_to_the_door(client, home):
    assert client.get(ACTS).status_code == 302
    assert not Act.objects.filter(kind="acts-seen").exists()


def test_requests_come_soonest_first_and_late_ones_are_marked(screen, lan, minh):
    first, late, done = (
        asking.take_in(u, "object", text="Xin thôi dùng.") for u in (lan, minh, lan)
    )
    DataRequest.objects.filter(pk=late.pk).update(
        due_at=timezone.localdate() - timedelta(days=1)
    )
    DataRequest.objects.filter(pk=done.pk).update(
        state="done", due_at=timezone.localdate() - timedelta(days=9)
    )
    answer = screen.get(REQUESTS)
    assert [row.pk for row in answer.context["object_list"]] == [
        late.pk,
        first.pk,
        done.pk,
    ]
    assert text_of(answer).count("(quá hạn)") == 1


def test_an_admin_answers_and_extends_once(screen, desk, lan):
    asked = asking.take_in(lan, "restrict", text="Xin đừng dùng xã của tôi.")
    due, path = asked.due_at, f"{REQUESTS}{asked.pk}/"
    assert "Xin đừng dùng xã" in text_of(screen.get(path))
    fields = {"state": "taken", "answer": "Đang hỏi", "extend": "on"}
    for _twice in range(2):
        assert screen.post(path, fields).status_code == 302
    asked.refresh_from_db()
    assert asked.due_at == workdays.after(due, 15)
    assert (asked.state, asked.extended, asked.closed_at) == ("taken", True, None)
    screen.post(path, {"state": "done", "answer": "Đã thôi"})
    asked.refresh_from_db()
    assert asked.closed_at is not None
    assert Act.objects.filter(kind="data-answered", user=desk).count() == 3


def test_a_deletion_is_nothing_for_the_desk(screen, lan):
    asked = asking.take_in(lan, "delete", erase_at=timezone.now())
    assert screen.get(f"{REQUESTS}{asked.pk}/").status_code == 404
    assert "Xoá tài khoản" in text_of(screen.get(REQUESTS))
