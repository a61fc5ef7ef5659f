"""Addresses of profiles: free, and never one that was somebody else's."""

import secrets

from hub.vntext import slugify

from .models import OldSlug, Profile

NAMELESS = "thanh-vien"
TRIES = 20


def free(name: str, profile: Profile | None = None) -> str:
    """Return an address for the name. Its own earlier address is free to a profile."""
    base = slugify(name, max_length=60) or NAMELESS
    own = profile.pk if profile else None
    wanted = [base, *(f"{base}-{n}" for n in range(2, TRIES))]
    taken = {
        *Profile.objects.filter(slug__in=wanted).exclude(pk=own).values_list("slug", flat=True),
        *OldSlug.objects.filter(slug__in=wanted).exclude(profile=own).values_list("slug", flat=True),
    }  # fmt: skip
    found = next((slug for slug in wanted if slug not in taken), "")
    return found or f"{base}-{secrets.token_hex(4)}"
