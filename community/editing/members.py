"""The list of members, the roles of one of them, and the log of all roles."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import FormView

from hub.accounts.factors import changing, holding
from hub.accounts.models import User

from .. import roles
from ..actions import grants
from ..models import Grant, Profile, Role
from .base import Listing, Screen

LIST = "community_members"
GIVE, TAKE = "give", "take"


class MemberListView(Listing):
    """Public names and badges only: no phone, no e-mail, no place that is not shown."""

    model = Profile
    page_title = gettext_lazy("Members")
    header_icon = "group"
    index_url_name = LIST
    index_results_url_name = "community_members_results"
    results_template_name = "community/admin/members_results.html"
    is_searchable = True

    def get_queryset(self) -> QuerySet[Profile]:
        rows = Profile.objects.select_related("user").order_by("display_name", "pk")
        if words := self.search_query:
            rows = rows.filter(
                Q(display_name__icontains=words) | Q(slug__icontains=words)
            )
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = list(context["object_list"])
        held = roles.of_many([profile.user_id for profile in shown])
        rows = [(profile, roles.badges(held[profile.user_id])) for profile in shown]
        may_give = self.request.user.has_perm(grants.RIGHT)
        return context | {"rows": rows, "may_give": may_give}


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label=pgettext_lazy("of a member", "Role"), choices=Role.choices
    )
    act = forms.ChoiceField(
        label=gettext_lazy("What to do"),
        choices=[
            (GIVE, gettext_lazy("Give this role")),
            (TAKE, gettext_lazy("Take this role away")),
        ],
        initial=GIVE,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"), max_length=200,
        help_text=gettext_lazy("Stays in the log for good. No phone, no e-mail."),
    )  # fmt: skip


class RoleView(Screen, FormView):
    """The one screen of the site that gives a role or takes it away."""

    model = Grant
    permission_required = "add"
    parent = (LIST, gettext_lazy("Members"))
    header_icon = "key"
    form_class = RoleForm
    template_name = "community/admin/role_form.html"

    @cached_property
    def profile(self) -> Profile:
        rows = Profile.objects.select_related("user")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Roles of %(name)s") % {"name": self.profile.display_name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.profile.user
        return super().get_context_data(**kwargs) | {
            "badges": roles.badges(roles.of(user)),
            "lost": user if self.may_help(user) else None,
            "log": Grant.objects.filter(user=user).select_related("by").order_by("-pk"),
        }

    def may_help(self, user: User) -> bool:
        return holding.has(user) and changing.may_take(self.request.user, user)

    def form_valid(self, form: RoleForm) -> HttpResponse:
        values = form.cleaned_data
        do = grants.give if values["act"] == GIVE else grants.take
        changed = do(
            by=self.request.user, user=self.profile.user, role=Role(values["role"]),
            reason=values["reason"],
        )  # fmt: skip
        if changed:
            messages.success(self.request, _("Done, and noted in the log of roles."))
        else:
            messages.warning(self.request, _("Nothing to do: it was so already."))
        return redirect("community_roles", pk=self.profile.pk)


class GrantListView(Listing):
    model = Grant
    page_title = gettext_lazy("Log of roles")
    header_icon = "history"
    index_url_name = "community_grants"
    index_results_url_name = "community_grants_results"
    results_template_name = "community/admin/grants_results.html"

    def get_queryset(self) -> QuerySet[Grant]:
        return Grant.objects.select_related("user__profile", "by").order_by("-pk")
