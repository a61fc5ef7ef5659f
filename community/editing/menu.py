"""The menu "Thành viên" and the addresses below it."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from . import (
    acts,
    appeals,
    complaints,
    locks,
    members,
    recoveries,
    removing,
    requests,
    trainers,
)


class RightItem(MenuItem):
    """An item for those who hold the right to what it opens."""

    def __init__(self, label: str, name: str, *, right: str, **kwargs: object) -> None:
        super().__init__(label, reverse(name), name=name, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        app, _dot, right = self.right.rpartition(".")
        return request.user.has_perm(f"{app or 'community'}.{right}")


ITEMS = (
    (_("Members"), "community_members", "view_profile", "group"),
    (_("Log of roles"), "community_grants", "view_grant", "history"),
    (_("Core trainers of the sheet"), "community_trainers", "view_expectedtrainer", "upload"),
    (_("Complaints"), "community_complaints", "view_complaint", "mail"),
    (_("Objections"), "community_appeals", "view_appeal", "resubmit"),
    (_("Requests about data"), "community_requests", "accounts.view_datarequest", "user"),
    (_("Lost phones"), "community_recoveries", "accounts.view_recovery", "lock-open"),
    (_("Log of acts"), "community_acts", "accounts.view_act", "history"),
)  # fmt: skip


def menu_item() -> SubmenuMenuItem:
    items = [
        RightItem(label, name, right=right, icon_name=icon, order=order)
        for order, (label, name, right, icon) in enumerate(ITEMS)
    ]
    return SubmenuMenuItem(
        _("Members"), Menu(items=items), name="members", icon_name="group", order=330
    )


def urls() -> list:
    return [
        *listing("members/", members.MemberListView),
        path("members/<int:pk>/roles/", members.RoleView.as_view(), name="community_roles"),
        *listing("members/roles/", members.GrantListView),
        *listing("members/trainers/", trainers.TrainerListView),
        path("members/trainers/import/", trainers.TrainerImportView.as_view(), name="community_trainers_import"),
        *listing("members/complaints/", complaints.ComplaintListView),
        path("members/complaints/<int:pk>/", complaints.ComplaintDetailView.as_view(), name="community_complaint"),
        path("members/<int:pk>/second-step/", removing.FactorRemovalView.as_view(), name="community_factor"),
        path("members/trainers/<int:pk>/remove/", removing.TrainerRemovalView.as_view(), name="community_trainer_remove"),
        path("members/complaints/<int:pk>/remove/", removing.ComplaintRemovalView.as_view(), name="community_complaint_remove"),
        *listing("members/requests/", requests.RequestListView),
        path("members/requests/<int:pk>/", requests.RequestDetailView.as_view(), name="community_request"),
        *listing("members/appeals/", appeals.AppealListView),
        path("members/appeals/<int:pk>/", appeals.AppealDetailView.as_view(), name="community_appeal"),
        path("members/<int:pk>/lock/", locks.LockView.as_view(), name="community_lock"),
        *listing("members/recoveries/", recoveries.RecoveryListView),
        path("members/recoveries/<int:pk>/", recoveries.RecoveryDetailView.as_view(), name="community_recovery"),
        *listing("members/acts/", acts.ActListView),
    ]  # fmt: skip


def listing(address: str, view: type) -> list:
    """Return the two addresses of a list: the screen, and its rows alone."""
    rows = view.as_view(results_only=True)
    return [
        path(address, view.as_view(), name=view.index_url_name),
        path(f"{address}results/", rows, name=view.index_results_url_name),
    ]
