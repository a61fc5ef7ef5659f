"""A member's page: only what was chosen, by one address that leads on."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community import avatars
from community.models import ConsentRecord, Profile
from hub.places.models import Commune
from hub.static import CSS
from tests.factories import make_person

from .conftest import member, text_of

pytestmark = pytest.mark.django_db
PRIVATE = ("0912345678", "0912 345 678", "+84912345678", "lan.rieng@example.vn")


@pytest.fixture
def commune(db):
    return Commune.objects.create(code="9", name="Đồng Hỷ", kind="Xã", slug="dong-hy-9")


def edit(client, **fields):
    values = {"display_name": "Lan", "shown": "on"} | fields
    return client.post("/toi/ho-so/", values)


def test_whoever_joins_has_an_open_page_and_others_a_closed_one(lan, client):
    assert client.get("/thanh-vien/lan/").status_code == 200
    staff = make_person(name="Nguyễn Văn Kín")
    assert client.get(staff.profile.get_absolute_url()).status_code == 404


def test_no_private_field_is_on_the_page(lan, minh, client):
    for reader in (Client(), client):
        text = text_of(reader.get("/thanh-vien/lan/"))
        assert "Lan" in text
        assert not [value for value in PRIVATE if value in text]
        client.force_login(minh)


def test_commune_is_shown_only_where_that_is_ticked(lan, commune, client):
    client.force_login(lan)
    edit(client, commune=commune.code)
    assert "Đồng Hỷ" not in text_of(Client().get("/thanh-vien/lan/"))
    edit(client, commune=commune.code, shows_commune="on")
    assert "Đồng Hỷ" in text_of(Client().get("/thanh-vien/lan/"))
    edit(client, commune=commune.code)
    assert "Đồng Hỷ" not in text_of(Client().get("/thanh-vien/lan/"))
    rows = ConsentRecord.objects.filter(user=lan, purpose="commune").order_by("pk")
    assert [row.given for row in rows] == [True, False]


def test_the_page_is_the_same_for_all_strangers_and_cached(lan, client):
    first = Client().get("/thanh-vien/lan/")
    assert len(caches["pages"]._cache) == 1
    assert not first.cookies
    with CaptureQueriesContext(connection) as queries:
        assert Client().get("/thanh-vien/lan/").content == first.content
    assert len(queries) == 1


@pytest.mark.parametrize("end", ["close", "delete"])
def test_the_ready_page_goes_with_the_account(
    lan, end, django_capture_on_commit_callbacks
):
    assert Client().get("/thanh-vien/lan/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        if end == "delete":
            lan.delete()
        else:
            lan.is_active = False
            lan.save()
    assert (
        Client().get("/thanh-vien/lan/").status_code
        == {"close": 410, "delete": 404}[end]
    )


def test_an_old_address_leads_on_and_is_nobody_else_s(lan, client):
    client.force_login(lan)
    edit(client, display_name="Bác Lan")
    edit(client, display_name="Bác Lan Chè")
    for old in ("lan", "bac-lan"):
        answer = Client().get(f"/thanh-vien/{old}/")
        assert answer.status_code == 301
        assert answer.url == "/thanh-vien/bac-lan-che/"
    other = member("Lan")
    assert other.profile.slug == "lan-2"
    edit(client, display_name="Lan")
    assert Client().get("/thanh-vien/lan/").status_code == 200
    assert Client().get("/thanh-vien/bac-lan/").url == "/thanh-vien/lan/"


def test_two_of_one_name_have_two_addresses(lan, home):
    assert [member("Lan").profile.slug for _each in range(2)] == ["lan-2", "lan-3"]
    assert Profile.objects.get(user=member("…")).slug == "thanh-vien"


def test_a_closed_page_and_a_closed_account_are_not_there(lan, client):
    Client().get("/thanh-vien/lan/")
    client.force_login(lan)
    edit(client, shown="")
    assert Client().get("/thanh-vien/lan/").status_code == 404
    edit(client, shown="on")
    assert Client().get("/thanh-vien/lan/").status_code == 200


def test_a_blocked_member_s_page_is_gone_at_once(
    lan, client, django_capture_on_commit_callbacks
):
    client.get("/thanh-vien/lan/")
    with django_capture_on_commit_callbacks(execute=True):
        lan.is_active = False
        lan.save()
    answer = client.get("/thanh-vien/lan/")
    assert answer.status_code == 410
    assert "Lan" not in text_of(answer).replace("Lang", "")


def test_names_of_the_staff_are_refused(lan, client):
    client.force_login(lan)
    page = text_of(edit(client, display_name="Ban Qu.ản Tr.ị"))
    assert "dành cho ban tổ chức" in page
    assert Profile.objects.get(user=lan).display_name == "Lan"


def test_the_name_is_one_wherever_it_is_shown(lan, client):
    client.force_login(lan)
    edit(client, display_name="Bác Lan")
    lan.refresh_from_db()
    assert lan.name == lan.profile.display_name == "Bác Lan"
    assert "Bác Lan · " in text_of(client.get("/co-chu/"))


@pytest.mark.parametrize(
    "field", ["is_superuser", "role", "roles", "groups", "grants", "verified_at"]
)
def test_no_field_of_the_form_gives_a_right(lan, client, field):
    client.force_login(lan)
    edit(client, **{field: "moderator"}, HTTP_X_ROLE="admin")
    lan.refresh_from_db()
    assert not lan.is_superuser
    assert not lan.groups.exists()
    assert not lan.grants.exists()


def test_the_text_size_follows_the_member_without_a_query(lan, client):
    client.force_login(lan)
    client.get("/co-chu/")
    edit(client, text_size="xl")
    page = text_of(client.get("/co-chu/"))
    assert '<html lang="vi" data-size="xl">' in page
    assert "data-size=" not in text_of(Client().get("/co-chu/")).split(">")[1]
    client.logout()
    client.force_login(lan)
    assert 'data-size="xl"' in text_of(client.get("/co-chu/"))


@pytest.mark.parametrize("path", ["/toi/", "/toi/ho-so/", "/toi/dong-y/"])
def test_what_is_mine_asks_strangers_to_sign_in(home, client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.url == f"/dang-nhap/?next={path}"


@pytest.mark.parametrize("path", ["/toi/", "/toi/ho-so/", "/toi/dong-y/"])
def test_what_is_mine_is_kept_nowhere_and_cheap(lan, client, path):
    client.force_login(lan)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert len(queries) <= 14
    assert not caches["pages"]._cache


def test_initials_are_those_of_first_and_given_name():
    names = ("Nguyễn Thị Lan", "Ân", "đỗ đức", "Cô 3 Hoà", "123", "ß ünal")
    assert [avatars.initials(name) for name in names] == [
        "NL", "Â", "ĐĐ", "CH", "?", "SÜ",
    ]  # fmt: skip


def test_a_drawing_is_kept_for_good_and_names_nobody(lan, client):
    path = avatars.address("Nguyễn Thị Đào", "nguyen-thi-dao")
    answer = client.get(path)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "NĐ" in text_of(answer)
    assert not answer.cookies
    assert not caches["pages"]._cache


@pytest.mark.parametrize(
    "path", ["0/ABC.svg", "9/A.svg", "0/%3C.svg", "0/1.svg", "0/%26%3C.svg"]
)
def test_only_letters_are_drawn(home, client, path):
    assert client.get(f"/hinh-ten/{path}").status_code == 404


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("ground", avatars.GROUNDS)
def test_the_colours_are_tokens_and_their_letters_readable(ground):
    tokens = (CSS / "tokens.css").read_text(encoding="utf-8")
    assert re.search(rf"--[\w-]+: {ground};", tokens)
    assert 1.05 / (luminance(ground) + 0.05) >= 4.5


@pytest.mark.parametrize(
    "name", ["Анна Bình", "Bình Анна", "Ωmega Lan", "ŉ Lan", "李 Lan"]
)
def test_a_name_in_two_scripts_has_its_drawing_too(name):
    path = avatars.address(name, "x")
    assert Client().get(path).status_code == 200
