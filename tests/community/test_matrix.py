"""Security checks 28-30: every role at every address, and no field that grants anything.

`matrix.py` says who opens what; an address that it does not name fails the test.
"""

from fnmatch import fnmatchcase

import pytest
from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Workflow

from community.actions import complaints
from community.models import Complaint, ExpectedTrainer, Grant
from hub.accounts.models import Phone, User
from lessons import models as content
from search.models import PinnedResult
from tests.factories import make_document, make_image, make_lessons
from tests.factories.pages import below

from .conftest import member
from .matrix import ALL, ENDS, OTHERS, STAFF_PAGES
from .walking import MEMBERS, STAFF, address, browser, of_others, of_staff, verdict

pytestmark = pytest.mark.django_db
BREAKS = {"wagtailadmin_error_test", "wagtailadmin_logout"}
VOCABULARIES = ("level", "audience", "sector", "topic", "tool", "need")
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


def in_group(name, group):
    person = member(name)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def expert(roles_made):
    return in_group("Anh Chuyên", "Chuyên gia")


@pytest.fixture
def publisher(roles_made):
    return in_group("Chị Xuân", "Xuất bản")


@pytest.fixture
def by_group(roles_made):
    return in_group("Anh Tân", "Quản trị")


def vocabulary():
    made = {}
    for name in VOCABULARIES:
        model = getattr(content, name.capitalize())
        row = model.objects.first() or model.objects.create(
            label="x", slug="x", locale=Locale.get_default()
        )
        for space in ("wagtailsnippets", "wagtailsnippetchoosers"):
            made[f"{space}_lessons_{name}"] = {"pk": row.pk}
    return made


def people_of_sheets(admin):
    trainer = ExpectedTrainer(name="Nòng", added_by=admin)
    trainer.number = "+84912000009"
    trainer.save()
    complaint = complaints.send(name="", contact="", about="other", text="a", place="")
    Complaint.objects.filter(pk=complaint.pk).update(state=Complaint.State.CLOSED)
    return {
        "community_complaint": {"pk": complaint.pk},
        "community_complaint_remove": {"pk": complaint.pk},
        "community_trainer_remove": {"pk": trainer.pk},
    }


@pytest.fixture
def things(admin, lan):
    """Return what addresses ask for: names of parts, keys of rows that are there."""
    body = [("prompt", {"text": "Hãy viết một đoạn ngắn."})]
    lesson = below(
        make_lessons(), content.LessonPage(title="Bài", slug="bai", body=body)
    )
    above, page = lesson.get_parent(), lesson.pk
    pin = PinnedResult.objects.create(
        query="chup anh", key="chup anh", page=lesson.page_ptr, ends="2099-01-01"
    )
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    redirect = Redirect.objects.create(old_path="/cu", redirect_link="/")
    changed = f"/quan-tri/pages/{page}/revisions/compare/earliest...latest/"
    assign = f"/quan-tri/bulk/accounts/user/assign_role/?id={lan.pk}"
    return {
        "page_id": page, "parent_page_id": above.pk, "page_to_move_id": page,
        "destination_id": above.get_parent().pk, "slug": lan.profile.slug,
        "revision_id": lesson.save_revision().pk, "redirect_id": redirect.pk,
        "content_type_app_name": "lessons", "content_type_model_name": "lessonpage",
        "app_label": "lessons", "model_name": "lessonpage", "app_name": "lessons",
        "image_id": make_image().pk, "document_id": make_document().pk,
        "community_roles": {"pk": lan.profile.pk}, "community_factor": {"pk": lan.pk},
        "search_pins": {"pk": pin.pk}, "wagtailusers_users": {"pk": lan.pk},
        "wagtailusers_groups": {"pk": Group.objects.get(name="Kiểm duyệt").pk},
        "wagtailadmin_collections": {"pk": collection.pk, "collection_id": collection.pk},
        "wagtailadmin_workflows": {"pk": Workflow.objects.get().pk, "page_pk": page},
        "wagtailsettings": {"app_name": "hub", "model_name": "operator"},
        "wagtailadmin_pages:revisions_compare": changed, "wagtail_bulk_action": assign,
        "quan-tri/^.*/$": "/quan-tri/khong-co/", "quan-tri/test404/": "/quan-tri/test404/",
        "wagtaildocs_serve": "/tai-ve/1/x.pdf", "wagtail_serve": "/", "media": "/media/x.png",
        "lessons:page-prompt": f"/cau-lenh/trang/{page}/{lesson.body[0].id}/",
        "community:avatar": "/hinh-ten/1/L.svg", "short-link": "/s/khong-co/",
        **vocabulary(), **people_of_sheets(admin),
    }  # fmt: skip


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
def test_nobody_opens_a_page_of_the_staff_without_the_second_step(request, things, who):
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
        expected = "no" if kind in named(OTHERS, name) else "yes"
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
