"""Tags of members: the drawing beside a name."""

from django import template

from .. import avatars
from ..models import Profile

register = template.Library()


@register.simple_tag
def avatar_of(profile: Profile) -> str:
    """Return the address of a member's initials."""
    return avatars.address(profile.display_name, profile.slug)
