"""The page cache: ready answers for readers without a session (contracts.md 3)."""

from .epoch import bump, bump_on_commit
from .middleware import PageCacheMiddleware

__all__ = ["PageCacheMiddleware", "bump", "bump_on_commit"]
