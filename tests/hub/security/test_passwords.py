"""Check 33 (V6.2): passwords of the staff, at the screen where an admin sets them."""

import pytest

from hub.accounts.models import User

pytestmark = pytest.mark.django_db


def make(editor, word):
    return editor.post("/quan-tri/users/new/", {
        "email": "moi@example.vn", "name": "Người mới",
        "password1": word, "password2": word,
    })  # fmt: skip


@pytest.mark.parametrize("word", ["muoi-mot-ky", "password1234", "moi@example.vn"])
def test_a_weak_password_is_refused(editor, word):
    assert make(editor, word).status_code == 200
    assert not User.objects.filter(email="moi@example.vn").exists()


@pytest.mark.parametrize("word", ["toàn chữ thường thôi", "aaaabbbbccccd", "x y" * 40])
def test_no_kind_of_letter_is_asked_for_and_long_ones_are_taken(editor, word):
    assert make(editor, word).status_code == 302
    assert User.objects.get(email="moi@example.vn").check_password(word)
