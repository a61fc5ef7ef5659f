"""Making and changing a profile."""

from typing import Any

from allauth.core import context
from django.db import IntegrityError, transaction

from hub.accounts import acts
from hub.accounts.models import User
from hub.accounts.models.acts import ActKind
from hub.pagecache import bump

from .. import slugs
from ..models import OldSlug, Profile, Purpose
from ..models.consents import Method
from . import consents

TRIES = 5  # each stands behind somebody who has just taken the address
TICKS = {Purpose.COMMUNE: "shows_commune", Purpose.SECTOR: "shows_sector"}


def make(user: User) -> Profile:
    """Make the profile of a new account; two at once find two addresses."""
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                name = user.name[:60] or str(user)
                slug = slugs.free(user.name)
                return Profile.objects.create(user=user, display_name=name, slug=slug)
        except IntegrityError:
            if Profile.objects.filter(user=user).exists():
                break
    return Profile.objects.get(user=user)


@transaction.atomic
def open_page(user: User) -> None:
    """Open the page of somebody who joined and was told that others see the name."""
    Profile.objects.filter(user=user).update(shown=True)
    bump("community")


def edit(profile: Profile, values: dict[str, Any]) -> None:
    """Change what the member has set. Two who take one name at once find two addresses."""
    for _try in range(TRIES):
        try:
            return write(profile, values)
        except IntegrityError:
            continue
    return write(profile, values)


@transaction.atomic
def write(profile: Profile, values: dict[str, Any]) -> None:
    """Each tick that was given or taken is a consent's record."""
    before = Profile.objects.select_for_update().get(pk=profile.pk)
    for name, value in values.items():
        setattr(profile, name, value)
    if profile.display_name != before.display_name:
        rename(profile, before.slug)
    for purpose, tick in TICKS.items():
        if getattr(profile, tick) != getattr(before, tick):
            consents.record(
                profile.user, purpose, getattr(profile, tick), Method.PROFILE
            )
    profile.save()
    acts.note(ActKind.PROFILE, context.request, profile.user)
    bump("community")


def rename(profile: Profile, old: str) -> None:
    """Give the new name its address; the old one leads on to it."""
    profile.slug = slugs.free(profile.display_name, profile)
    if profile.slug != old:
        OldSlug.objects.filter(slug=profile.slug, profile=profile).delete()
        OldSlug.objects.get_or_create(slug=old, profile=profile)
    User.objects.filter(pk=profile.user_id).update(name=profile.display_name)
