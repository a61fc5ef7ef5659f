"""Staff sign in by e-mail and password; the internal name is nobody's business."""

import pytest
from allauth.account.adapter import get_adapter
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from hub.accounts.forms import OwnNameForm
from hub.accounts.models import User
from tests.factories import PASSWORD, make_admin, make_editor

from .conftest import ask, mailed_code, text_of, type_code

pytestmark = pytest.mark.django_db
WORD = "mot-cau-dai-de-nho"


@pytest.fixture
def editor():
    return User.objects.create_user("Lan@Example.vn", WORD, name="Lan")


def test_the_email_and_password_sign_in(editor):
    assert authenticate(None, username=" LAN@example.VN ", password=WORD) == editor


@pytest.mark.parametrize("email", ["", "ai-do@example.vn", "\x00", "u-1234"])
def test_another_email_is_refused(editor, email):
    assert authenticate(None, username=email, password=WORD) is None


class CountingHasher(MD5PasswordHasher):
    runs = 0

    def encode(self, password, salt):
        CountingHasher.runs += 1
        return super().encode(password, salt)


@pytest.mark.parametrize("named", [
    {"username": "lan@example.vn"}, {"username": "ai-do@example.vn"},
    {"email": "ai-do@example.vn"}, {"phone": "+84912345678"},
])  # fmt: skip
def test_a_wrong_password_costs_one_hash_whoever_is_named(settings, named):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    User.objects.create_user("lan@example.vn", WORD)
    CountingHasher.runs = 0
    assert authenticate(None, password="sai", **named) is None
    assert CountingHasher.runs == 1


def test_the_internal_name_does_not_sign_in(editor):
    assert authenticate(None, username=editor.username, password=WORD) is None


def test_an_inactive_account_is_refused(editor):
    editor.is_active = False
    editor.save()
    assert authenticate(None, username="lan@example.vn", password=WORD) is None


def test_accounts_without_email_live_side_by_side():
    first, second = User.objects.create_user(), User.objects.create_user()
    assert first.email is None
    assert first.username != second.username


def test_the_admin_sign_in_page_asks_for_the_email(client):
    page = client.get("/quan-tri/login/").content.decode()
    assert 'type="email"' in page


def test_an_admin_makes_an_account_with_one_name(client):
    admin = User.objects.create_superuser("quantri@example.vn", WORD, name="Quản trị")
    client.force_login(admin)
    answer = client.post(
        "/quan-tri/users/new/",
        {
            "email": "Moi@example.vn",
            "name": "Người mới",
            "expertise": ["y-te"],
            "password1": WORD,
            "password2": WORD,
        },
    )
    assert answer.status_code == 302
    made = User.objects.get(email="moi@example.vn")
    assert (made.name, made.expertise) == ("Người mới", ["y-te"])
    assert client.get("/quan-tri/users/").status_code == 200
    page = client.get(f"/quan-tri/users/edit/{made.pk}/").content.decode()
    assert made.username not in page


def test_ones_own_account_has_one_name(client):
    admin = User.objects.create_superuser("quantri@example.vn", WORD, name="Quản trị")
    client.force_login(admin)
    page = client.get("/quan-tri/account/").content.decode()
    assert 'name="name_email-name"' in page
    assert "first_name" not in page


def test_the_account_forms_show_every_field_they_ask_for(client):
    admin = User.objects.create_superuser("quantri@example.vn", WORD, name="Quản trị")
    other = User.objects.create_user("lan@example.vn", WORD, name="Lan")
    client.force_login(admin)
    for address in ("/quan-tri/users/new/", f"/quan-tri/users/edit/{other.pk}/"):
        page = client.get(address).content.decode()
        for name in ("email", "name", "expertise", "password1", "password2"):
            assert f'name="{name}"' in page, (address, name)
        assert "None" not in page.split('class="fields"')[1].split("</ul>")[0]
    saved = client.post(
        f"/quan-tri/users/edit/{other.pk}/",
        {"email": "lan@example.vn", "name": "Lan Anh", "is_active": "on"},
    )
    assert saved.status_code == 302
    other.refresh_from_db()
    assert other.name == "Lan Anh"


@pytest.mark.parametrize("how", ["mail", "phone"])
def test_staff_do_not_get_in_by_a_code(home, texts, how):
    """A mailbox or a telephone in other hands opens no admin."""
    admin, client = make_admin(), Client()
    if how == "phone":
        get_adapter().set_phone(admin, "+84912345678", verified=True)
    ask(client, admin.email if how == "mail" else "0912 345 678", next="/co-chu/")
    page = text_of(client.get("/xac-thuc/"))
    assert "mật khẩu" not in page.split("<main")[1]  # nothing is told before the code
    answer = type_code(client, mailed_code() if how == "mail" else texts.code())
    assert answer.status_code == 403
    assert "Hãy đăng nhập bằng mật khẩu" in text_of(answer)
    assert "/dang-nhap/?next=/co-chu/" in text_of(answer).split("<main")[1]
    assert not Session.objects.exists()
    assert client.get("/quan-tri/").status_code == 302
    assert ask(client, admin.email, password=PASSWORD).status_code == 302
    assert client.get("/quan-tri/").status_code == 200


def own_form(person, **fields):
    return OwnNameForm({"name": "Tên mới"} | fields, instance=person)


def test_staff_do_not_change_the_e_mail_they_sign_in_with(home, client):
    call_command("setup_roles", verbosity=0)
    editor = make_editor("Biên tập")
    kept = editor.email
    form = own_form(editor, email="nguoi-la@example.vn")
    assert form.is_valid()
    form.save()
    editor.refresh_from_db()
    assert (editor.email, editor.name) == (kept, "Tên mới")
    client.force_login(editor)
    page = text_of(client.get("/quan-tri/account/"))
    assert "phải được chứng minh bằng mã" in page


def test_staff_without_e_mail_still_change_their_name(home):
    person = User.objects.create_user(name="Lan")
    assert own_form(person).is_valid()


def test_an_admin_changes_the_own_e_mail(home):
    form = own_form(make_admin(), email="Moi@example.vn")
    assert form.is_valid()
    assert form.save().email == "moi@example.vn"
