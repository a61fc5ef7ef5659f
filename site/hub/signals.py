"""Receivers of the hub: those of the page cache connect by being imported."""

from .pagecache import receivers

__all__ = ["receivers"]
