"""Passkeys (WebAuthn): the ceremony is allauth's and fido2's, the answers are ours."""

import json

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError

from ..models import Factor, User

# What a forged or broken answer of a browser makes the packages raise.
BROKEN = (
    ValidationError, InvalidSignature, ValueError, TypeError, KeyError, AttributeError,
)  # fmt: skip


def creation(user: User) -> dict:
    """Return what the browser needs to make a passkey; the session keeps the challenge."""
    return auth.begin_registration(user, passwordless=False)


def asking(user: User) -> dict:
    """Return what the browser needs to show one of this person's passkeys."""
    return auth.begin_authentication(user)


def asking_if_any(user: User) -> dict | None:
    """Return the same, None for somebody without passkeys."""
    kind = Authenticator.Type.WEBAUTHN
    found = Factor.objects.filter(user=user, type=kind).exists()
    return asking(user) if found else None


def add(user: User, answer: str) -> Factor | None:
    """Keep the passkey that the browser made, or return None."""
    try:
        credential = json.loads(answer)
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except BROKEN:
        return None
    kind = Authenticator.Type.WEBAUTHN
    name = get_adapter().generate_authenticator_name(user, kind)
    row = auth.WebAuthn.add(user, name, credential).instance
    return Factor.objects.get(pk=row.pk)


def check(user: User, answer: str) -> Factor | None:
    """Return the passkey that signed the session's challenge, or None."""
    try:
        credential = json.loads(answer)
        auth.parse_authentication_response(credential)
        row = auth.complete_authentication(user, credential)
    except BROKEN:
        return None
    return Factor.objects.get(pk=row.pk)
