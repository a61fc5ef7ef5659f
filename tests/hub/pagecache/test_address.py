"""The lookup: tracking names, canonical queries, keys."""

import pytest
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory

from hub.pagecache.address import drop_tracking, key_of

EPOCHS = {"site": 3, "community": 7}


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("fbclid=IwAR0x", ""),
        ("fbclid", ""),
        ("utm_source=zalo", ""),
        ("fbclid=1&cho=nguoi-dan&bac=1", "cho=nguoi-dan&bac=1"),
        ("cho=nguoi-dan&utm_source=zalo&bac=1", "cho=nguoi-dan&bac=1"),
        ("cho=nguoi-dan&bac=1&gclid=2", "cho=nguoi-dan&bac=1"),
        ("zarsrc=30&fbclid&utm_campaign=a=b", ""),
        ("q=che%20xanh+&q=%E1%BA%A3&fbclid=1", "q=che%20xanh+&q=%E1%BA%A3"),
        ("q=fbclid", "q=fbclid"),
        ("xfbclid=1&fbclidx=2&Q=utm_x", "xfbclid=1&fbclidx=2&Q=utm_x"),
        ("a=1&&b=2", "a=1&&b=2"),
    ],
)
def test_tracking_names_go_and_the_rest_keeps_its_bytes(query, rest):
    request = RequestFactory().get(f"/bai-hoc/?{query}")
    drop_tracking(request)
    assert request.META["QUERY_STRING"] == rest
    assert not {"fbclid", "gclid", "zarsrc"} & set(request.GET)


def test_names_that_were_read_before_are_read_anew():
    request = RequestFactory().get("/?fbclid=1&trang=2")
    assert "fbclid" in request.GET
    drop_tracking(request)
    assert list(request.GET) == ["trang"]


def test_every_part_of_the_key_tells_answers_apart():
    def key(path="/a/", epochs=EPOCHS, **extra):
        return key_of(RequestFactory().get(path, **extra), epochs)

    keys = {
        key(),
        key("/a/?trang=2"),
        key("/b/"),
        key(epochs={"site": 4, "community": 7}),
        key(epochs={"site": 3, "community": 8}),
        key(HTTP_HOST="localhost"),
        key("/a/", secure=True),
    }
    assert len(keys) == 7


def test_a_long_address_is_hashed():
    long = key_of(RequestFactory().get("/" + "a" * 3000), EPOCHS)
    other = key_of(RequestFactory().get("/" + "a" * 3001), EPOCHS)
    assert len(long) < 100
    assert long != other


def test_the_day_is_the_one_in_vietnam(time_machine):
    def key():
        return key_of(RequestFactory().get("/"), EPOCHS)

    time_machine.move_to("2026-11-25T16:30:00+00:00")  # 23:30 in Vietnam
    before = key()
    time_machine.move_to("2026-11-25T17:30:00+00:00")  # 00:30 of the 26th
    assert key() != before
    assert ":261126:" in key()


def test_a_foreign_host_is_refused():
    with pytest.raises(DisallowedHost):
        key_of(RequestFactory().get("/", HTTP_HOST="evil.example"), EPOCHS)
