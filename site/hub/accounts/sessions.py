"""Sessions in the database; on a shared device also the server forgets them soon."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

SHARED = 8 * 3600  # seconds; who closes no window is signed out all the same


class SessionStore(DatabaseStore):
    def get_session_cookie_age(self) -> int:
        """Return how long a session lives that names no time of its own."""
        if self.get("_session_expiry") == 0:
            return SHARED
        return super().get_session_cookie_age()
