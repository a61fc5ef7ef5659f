"""Who may enter the desk: the one place where that is asked, a second factor included."""

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
        if gate := self.second_factor(request):
            return gate
        return super().dispatch(request, *args, **kwargs)

    def second_factor(self, request: HttpRequest) -> HttpResponseBase | None:
        """Return the page that asks for a second factor, where one is needed."""
        return None
