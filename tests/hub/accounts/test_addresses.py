"""Where a request comes from: the address that limits count, however it is written."""

import pytest
from django.core.checks import ERROR
from django.core.exceptions import ImproperlyConfigured

from hub import checks
from hub.accounts import addresses
from hub.settings import env


@pytest.mark.parametrize(
    "named", ["", "không phải địa chỉ", "x" * 5000, ",,,", "127.0.0.1"]
)
def test_odd_headers_of_the_proxy_free_nobody_from_limits(rf, settings, named):
    settings.HUB_TRUSTED_PROXIES = ["127.0.0.1"]
    named = named.encode("ascii", "ignore").decode()
    request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=named)
    assert addresses.network(request) == "127.0.0.1"


@pytest.mark.parametrize(("sender", "named", "found"), [
    ("127.0.0.1", "14.160.1.1:4711", "14.160.1.1"),
    ("127.0.0.1", "[2001:db8::1]:80", "2001:db8::/64"),
    ("127.0.0.1", "::ffff:14.160.1.1", "14.160.1.1"),
    ("127.0.0.1", "1.1.1.1, 14.160.1.1", "14.160.1.1"),
    ("127.0.0.1", "14.160.1.1, unknown", "127.0.0.1"),
    ("::ffff:127.0.0.1", "14.160.1.1", "14.160.1.1"),
    ("10.9.8.7", "14.160.1.1, 10.1.1.1", "14.160.1.1"),
    ("14.160.1.1", "9.9.9.9", "14.160.1.1"),
    ("::ffff:14.160.1.1", "", "14.160.1.1"),
    ("fe80::1%eth0", "", "fe80::/64"),
    ("", "9.9.9.9", None),
])  # fmt: skip
def test_an_address_is_found_however_it_is_written(rf, settings, sender, named, found):
    settings.HUB_TRUSTED_PROXIES = ["127.0.0.1", "10.0.0.0/8"]
    request = rf.get("/", REMOTE_ADDR=sender, HTTP_X_FORWARDED_FOR=named)
    assert addresses.network(request) == found


def test_what_is_no_proxy_stops_the_start(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")
    assert env.networks("TRUSTED_PROXIES") == ["127.0.0.1/32", "10.0.0.0/8"]
    monkeypatch.setenv("TRUSTED_PROXIES", "nginx")
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES"):
        env.networks("TRUSTED_PROXIES")


def test_no_proxy_is_an_error_of_deployment(settings):
    settings.HUB_TRUSTED_PROXIES = []
    assert [error.id for error in checks.proxies_are_known(None)] == ["hub.E008"]
    assert checks.proxies_are_known(None)[0].level >= ERROR
