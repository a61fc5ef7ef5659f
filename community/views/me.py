"""“Của tôi”: everything a member has, one door each."""

from django.views.generic import TemplateView

from hub.models import Mode, Operator

from .. import roles
from ..permissions import What
from ..reader import reader
from ..reading import appeals
from .base import MemberMixin


class MeView(MemberMixin, TemplateView):
    template_name = "community/me.html"

    def get_context_data(self, **kwargs: object) -> dict:
        mode = Operator.for_request(self.request).writing
        person = reader(self.request)
        writing = person.may_write(What.TOPIC)
        return super().get_context_data(
            profile=self.profile,
            badges=roles.badges(person.roles),
            writing=writing,
            mode=mode,
            lock=None if writing else appeals.running(self.member),
            network=mode == Mode.NETWORK,
            **kwargs,
        )
