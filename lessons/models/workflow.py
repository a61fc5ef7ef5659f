"""The two tasks of the workflow: an expert approves, then somebody publishes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState

from .. import trust
from ..publishing import obstacles


class ExpertTask(AbstractGroupApprovalTask):
    """Only a person of the page's field who wrote none of it may approve."""

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin the approval; a page of a type that needs no expert passes at once."""
        page = workflow_state.content_object
        if getattr(page.specific, "expert_needed", True):
            return super().start(workflow_state, user=user)
        # Not by way of super(): starting writes to all experts.
        return self.get_task_state_class().objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=page.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

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
        if not obstacles(obj, user):
            return actions
        return [action for action in actions if action[0] != "approve"]

    @classmethod
    def get_description(cls) -> str:
        return _("The members of these groups publish the page.")

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
