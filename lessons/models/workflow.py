"""The two tasks of the workflow: an expert approves, then somebody publishes."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from .. import trust


class ExpertTask(AbstractGroupApprovalTask):
    """Only a person of the page's field who wrote none of it may approve."""

    def get_actions(self, obj, user) -> list[tuple[str, str, bool]]:
        actions = super().get_actions(obj, user)
        if trust.may_approve(obj, user):
            return actions
        return [action for action in actions if action[0] != "approve"]

    @classmethod
    def get_description(cls) -> str:
        return _(
            "Experts of the page's field approve it; nobody approves their own page."
        )

    class Meta:
        verbose_name = _("expert approval")
        verbose_name_plural = _("expert approvals")


class PublishTask(AbstractGroupApprovalTask):
    """Approving publishes, so it is offered only when nothing is missing."""

    def get_actions(self, obj, user) -> list[tuple[str, str, bool]]:
        actions = super().get_actions(obj, user)
        if not trust.publish_failures(obj, user):
            return actions
        return [action for action in actions if action[0] != "approve"]

    @classmethod
    def get_description(cls) -> str:
        return _("The members of these groups publish the page.")

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
