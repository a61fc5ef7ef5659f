"""The door to invitations, for who may make them."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ..reader import reader
from .permissions import may_invite


def door(request: HttpRequest | None, obj: object) -> SafeString:
    if request is None or not may_invite(reader(request)):
        return mark_safe("")
    return render_to_string("invitations/door.html")
