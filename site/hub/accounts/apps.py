from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "hub.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Put our form of one name where Wagtail asks for two; close its other way to
        the groups of badges.
        """
        from django.conf import settings
        from django.contrib.auth.models import Group
        from wagtail.admin.views.account import NameEmailSettingsPanel
        from wagtail.users.views.bulk_actions.assign_role import RoleForm

        from . import receivers  # noqa: F401
        from .forms import OwnNameForm
        from .personal import others, own

        own.register_all()
        others.register_all()
        NameEmailSettingsPanel.form_class = OwnNameForm
        RoleForm.base_fields["role"].queryset = Group.objects.exclude(
            name__in=settings.HUB_BADGE_GROUPS
        )
