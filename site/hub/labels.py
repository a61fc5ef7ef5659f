"""Labels that Wagtail makes from the names of fields, and so never translates."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm

LABELS: dict[type[forms.Form], dict[str, object]] = {
    choosers.ExternalLinkChooserForm: {"link_text": _("Link text")},
    choosers.AnchorLinkChooserForm: {"link_text": _("Link text")},
    choosers.EmailLinkChooserForm: {
        "email_address": _("Email address"),
        "link_text": _("Link text"),
        "subject": _("Subject"),
        "body": _("Body"),
    },
    choosers.PhoneLinkChooserForm: {
        "phone_number": _("Phone number"),
        "link_text": _("Link text"),
    },
    DefaultPageForm: {"include_descendants": _("Include descendants")},
}


def apply_labels() -> None:
    """Give each field its label; called once when the applications are ready."""
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
