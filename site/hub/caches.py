"""Redis as a cache that nothing depends on: away or hanging, it is an empty cache.

Django's own backend turns every Wagtail page into a 500 when Redis is away, because site
paths and renditions are asked from it. Limits and locks must therefore not stand on it.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)
TIMEOUT = 0.25  # seconds for a connection and for an answer
PAUSE = 5.0  # seconds of not asking after a failure


class Breaker:
    """Says for each server whether it may be asked; shared by all threads."""

    def __init__(self) -> None:
        self.until: dict[str, float] = {}
        self.lock = threading.Lock()

    def is_open(self, server: str) -> bool:
        return time.monotonic() < self.until.get(server, 0.0)

    def trip(self, server: str, error: Exception) -> None:
        with self.lock:
            if not self.is_open(server):
                logger.warning(
                    "The cache does not answer, %s s without it: %s", PAUSE, error
                )
            self.until[server] = time.monotonic() + PAUSE


breaker = Breaker()


class GuardedRedisCache(RedisCache):
    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._options = {
            "socket_timeout": TIMEOUT,
            "socket_connect_timeout": TIMEOUT,
            "retry": Retry(NoBackoff(), 0),
            **self._options,
        }
        self._name = ",".join(self._servers)

    def _guarded(self, act: Callable[[], Any], otherwise: Any) -> Any:
        """Return what `act` returns, or `otherwise` when the server is not to be had."""
        if breaker.is_open(self._name):
            return otherwise
        try:
            return act()
        except (RedisError, OSError) as error:
            breaker.trip(self._name, error)
            return otherwise

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        base = super().get
        return self._guarded(lambda: base(key, default, version), default)

    def set(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        base = super().set
        self._guarded(lambda: base(key, value, timeout, version), None)

    def add(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        base = super().add
        return self._guarded(lambda: base(key, value, timeout, version), True)

    def touch(
        self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        base = super().touch
        return self._guarded(lambda: base(key, timeout, version), False)

    def delete(self, key: str, version: int | None = None) -> bool:
        base = super().delete
        return self._guarded(lambda: base(key, version), False)

    def has_key(self, key: str, version: int | None = None) -> bool:
        base = super().has_key
        return self._guarded(lambda: base(key, version), False)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raise ValueError without a server, as for a key that is not there."""
        base = super().incr
        value = self._guarded(lambda: base(key, delta, version), None)
        if value is None:
            raise ValueError(f"Key {key!r} not found")
        return value

    def get_many(
        self, keys: Iterable[str], version: int | None = None
    ) -> dict[str, Any]:
        base = super().get_many
        return self._guarded(lambda: base(keys, version), {})

    def set_many(
        self,
        data: dict[str, Any],
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> list[str]:
        """Return the keys that were not kept."""
        base = super().set_many
        return self._guarded(lambda: base(data, timeout, version), list(data))

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        base = super().delete_many
        self._guarded(lambda: base(keys, version), None)

    def clear(self) -> bool:
        return self._guarded(super().clear, False)
