"""Going live: the one place through which every publication passes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Revision

from . import rules, trust


class PublishRefused(PermissionDenied):
    """Raised when a rule forbids the publication; `failures` says which and where."""

    def __init__(self, failures: list[rules.Failure]) -> None:
        self.failures = failures
        super().__init__("; ".join(str(failure.message) for failure in failures))


def obstacles(page: Any, user: Any) -> list[rules.Failure]:
    """Return what keeps `user` from publishing the latest revision of `page`."""
    latest = page.get_latest_revision_as_object()
    return rules.form_failures(latest) + trust.publish_failures(page, user)


class PublishMixin:
    """Asks the rules before a revision goes live by button, workflow, clock or code.

    Form rules bind everybody; trust rules bind persons. The clock and the launch
    loader act without a user: what the clock publishes was asked when a person
    scheduled it, and what the loader publishes is marked as a sample.
    """

    def publish(
        self, revision: Revision, user: object = None, **options: object
    ) -> object:
        page = revision.as_object()
        failures = rules.form_failures(page)
        if user is not None:
            failures += trust.publish_failures(page, user, revision.content)
        if failures:
            raise PublishRefused(failures)
        if user is not None and page.sample:
            revision.content["sample"] = False
            revision.save(update_fields=["content"])
        return super().publish(revision, user=user, **options)
