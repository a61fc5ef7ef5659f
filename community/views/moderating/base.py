"""Who may enter the desk. Its second factor is asked by `hub.accounts.gate`."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from ...reader import reader
from ..base import MemberMixin, forbidden


class ModeratorMixin(MemberMixin):
    """For moderators and admins. What they may do to a thing is asked by its action."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:  # fmt: skip
        if request.user.is_authenticated and not reader(request).moderates:
            return forbidden(request, _("Only moderators decide on this."))
        return super().dispatch(request, *args, **kwargs)
