"""Staff sign in by e-mail and password; the internal name is nobody's business."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import MD5PasswordHasher

from hub.accounts.models import User

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
