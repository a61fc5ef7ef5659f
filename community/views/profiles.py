"""A member's page, as all see it and as its owner changes it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from .. import avatars, roles
from ..actions import profiles
from ..forms import ProfileForm
from ..models import OldSlug, Profile
from ..permissions import may_lock
from ..reader import reader
from .base import MemberMixin

YEAR = 31536000


@require_safe
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a member chose to show: 404 when the page is closed, 410 when the
    account is.
    """
    rows = Profile.objects.select_related("user", "commune", "sector")
    found = rows.filter(slug=slug).first()
    if found is None:
        return led_on(slug)
    if not found.user.is_active:
        return render(request, "community/gone.html", status=410)
    if not found.shown:
        raise Http404
    badges = roles.badges(roles.of(found.user))
    by = reader(request)
    told = {"profile": found, "badges": badges}
    told["can_lock"] = by.moderates and bool(may_lock(by.user, found.user))
    return render(request, "community/profile.html", told)


def led_on(slug: str) -> HttpResponse:
    """Lead from an earlier address to the present one, when that is open."""
    open_now = Profile.objects.open().filter(old_slugs__slug=slug).first()
    if open_now is None or not OldSlug.objects.filter(slug=slug).exists():
        raise Http404
    return redirect(open_now, permanent=True)


@require_safe
def avatar(request: HttpRequest, ground: int, letters: str) -> HttpResponse:
    """Answer a drawing that never changes; it is kept by browsers, not by our cache."""
    try:
        text = avatars.drawing(ground, letters)
    except ValueError:
        raise Http404 from None
    answer = HttpResponse(text, content_type="image/svg+xml")
    answer.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    answer.hub_cacheable = False
    return answer


class ProfileEditView(MemberMixin, FormView):
    """Open to who does not accept new rules: place, work and page can be taken back."""

    template_name = "community/profile_edit.html"
    form_class = ProfileForm
    rules_needed = False

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {
            "instance": self.profile,
            "auto_id": "id_%s",
        }

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        kept = self.profile
        profiles.edit(kept, form.cleaned_data)
        self.request.session["text_size"] = kept.text_size
        return redirect(f"{reverse('community:me')}?da-luu=1")
