"""Checks 10 and 11 (V3.3.1-4) on the way in: what the cookies of a member may do."""

from django.test import Client

from tests.hub.accounts.conftest import CODE


def test_the_cookies_of_a_member_are_bound_to_this_site_and_to_https(
    home, production, settings, tmp_path
):
    settings.HUB_CODES_FOLDER = tmp_path
    client = Client(headers={"Referer": "https://testserver/dang-ky/"})
    client.get("/dang-ky/", secure=True)
    fields = {"name": "Lan", "contact": "0912 345 678", "adult": "yes"}
    client.post("/dang-ky/", fields, secure=True)
    code = CODE.search(next(tmp_path.glob("*.txt")).read_text().split("\n", 1)[1])[0]
    answer = client.post("/xac-thuc/", {"code": code}, secure=True)
    assert answer.status_code == 302
    assert set(client.cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in client.cookies.values():
        assert cookie["secure"]
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""
        assert cookie["samesite"] == "Lax"
    assert client.cookies["__Host-sessionid"]["httponly"]
