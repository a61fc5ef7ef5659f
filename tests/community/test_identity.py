"""Full name and birth date: asked in a network only, sealed, from 16 years on."""

import pytest
from django.db import connection

from community.models import Identity

from .conftest import text_of

pytestmark = pytest.mark.django_db
PATH = "/toi/danh-tinh/"


@pytest.mark.parametrize("mode", ["portal", "moderated"])
def test_it_is_not_there_in_other_modes(lan, client, set_mode, mode):
    set_mode(mode)
    client.force_login(lan)
    assert client.get(PATH).status_code == 404
    assert PATH not in text_of(client.get("/toi/"))


def test_it_is_kept_sealed_and_shown_to_its_owner_only(lan, minh, client, set_mode):
    set_mode("network")
    client.force_login(lan)
    client.post(PATH, {"full_name": "nguyễn  thị Lan Kín", "birth": "2.9.1966"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM community_identity")
        kept = str(cursor.fetchall())
    assert "Kín" not in kept
    assert "1966" not in kept
    assert "02/09/1966" in text_of(client.get(PATH))
    client.force_login(minh)
    for path in (PATH, "/thanh-vien/lan/"):
        assert "Kín" not in text_of(client.get(path))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"birth": "31/02/1990"}, "Hãy gõ ngày"),
        ({"birth": "02/09/2015"}, "16 tuổi"),
        ({"birth": "02/09/1800"}, "Hãy gõ ngày"),
        ({"full_name": "Lan"}, "họ và tên"),
        ({"full_name": "Lan 123"}, "họ và tên"),
    ],
)
def test_what_is_wrong_gets_its_sentence(lan, client, set_mode, fields, says):
    set_mode("network")
    client.force_login(lan)
    values = {"full_name": "Nguyễn Lan", "birth": "02/09/1966"} | fields
    assert says in text_of(client.post(PATH, values))
    assert not Identity.objects.exists()
