"""Ids that are the same in every installation, made from names."""

from uuid import UUID, uuid5

NAMESPACE = UUID("6f9c1c62-7a0e-5a0b-9d5c-1945bd1945bd")


def stable(name: str) -> UUID:
    """Return the id that belongs to `name` (a seed key, a block's place in its page)."""
    return uuid5(NAMESPACE, name)
