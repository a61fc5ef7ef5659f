"""The editing form of pages: a draft saves with any gap, going live asks the rules."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from . import rules, trust
from .sameness import same_value


class ContentPageForm(WagtailAdminPageForm):
    """Puts the message of each rule that fails beside its field."""

    rules_asked = False

    def is_valid(self) -> bool:
        """Return whether the form may be saved as asked: as a draft, or to go live."""
        valid = super().is_valid()
        if self.is_bound and not self.is_deferred_validation and not self.rules_asked:
            self.rules_asked = True
            self.ask_rules()
        return valid and not self.errors

    def has_changed(self) -> bool:
        """Return whether anything that readers see was changed: approving is no edit."""
        if any(formset.has_changed() for formset in self.formsets.values()):
            return True
        return any(
            not same_value(self[name].initial, self.cleaned_data.get(name))
            for name in self.changed_data
        )

    def ask_rules(self) -> None:
        """Add the failures of the rules; fields that are wrong already say so."""
        for formset in self.formsets.values():
            if formset.is_valid():
                formset.save(commit=False)
        publishing = "action-publish" in self.data or self.approves_publication()
        failures = rules.form_failures(self.instance, going_live=publishing)
        if publishing:
            failures += trust.publish_failures(
                self.instance,
                self.for_user,
                self.instance.serializable_data(),
                writes=self.has_changed(),
            )
        wrong = set(self.errors)
        for failure in failures:
            name = failure.field if failure.field in self.fields else None
            if name not in wrong or name is None:
                self.add_error(name, ValidationError(failure.message))

    def approves_publication(self) -> bool:
        """Return whether the form was sent by the last button of the workflow."""
        if "action-workflow-action" not in self.data:
            return False
        task = self.instance.current_workflow_task
        approves = self.data.get("workflow-action-name") == "approve"
        return approves and task is not None and task._meta.model_name == "publishtask"


class DraftCopyForm(CopyForm):
    """A copy is always a draft: nothing goes live without its own approval."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
