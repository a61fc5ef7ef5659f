"""Labels that Wagtail makes from the names of fields, and so never translates."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.sites.views import IndexView as SiteIndexView
from wagtail_localize.views.report import TranslationsReportFilterSet

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
    WorkflowPageForm: {"page": _("Page")},
}
SITE_COLUMNS = {
    "port": _("Port"),
    "site_name": _("Site name"),
    "root_page": _("Root page"),
}
TRANSLATION_FILTERS = {
    "source_locale": _("Source language"),
    "target_locale": _("Target language"),
}


def apply_labels() -> None:
    """Give each field its label; called once when the applications are ready."""
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for column in SiteIndexView.columns:
        column.label = SITE_COLUMNS.get(column.name, column.label)
    for name, label in TRANSLATION_FILTERS.items():
        TranslationsReportFilterSet.base_filters[name].label = label
