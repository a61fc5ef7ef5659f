"""Redis as a cache that nothing depends on."""

import socket
import time

import pytest

from hub.caches import GuardedRedisCache


def cache_at(url):
    return GuardedRedisCache(url, {"KEY_PREFIX": "test", "TIMEOUT": 60})


@pytest.fixture
def closed_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    return f"redis://127.0.0.1:{port}/0"


@pytest.fixture
def hanging_port():
    """Something that takes connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}/0"


def test_a_running_server_keeps_what_is_set(require_server):
    cache = cache_at(require_server("redis"))
    cache.set("chè", {"giá": 200})
    assert cache.get("chè") == {"giá": 200}
    assert cache.add("chè", 1) is False
    assert cache.get_many(["chè", "không"]) == {"chè": {"giá": 200}}
    cache.delete("chè")
    assert cache.get("chè", "hết") == "hết"


@pytest.mark.parametrize("kind", ["closed_port", "hanging_port"])
def test_a_server_that_is_away_is_an_empty_cache(kind, request):
    cache = cache_at(request.getfixturevalue(kind))
    begin = time.monotonic()
    assert cache.get("chè", "hết") == "hết"
    cache.set("chè", 1)
    assert cache.get_many(["chè"]) == {}
    assert cache.add("chè", 1) is True
    cache.delete("chè")
    for _turn in range(100):
        assert cache.get("chè") is None
    assert time.monotonic() - begin < 2, "after a failure it is not asked for a while"
