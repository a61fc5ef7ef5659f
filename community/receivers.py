"""What follows by itself: a profile for each account, a role for an expected trainer."""

from allauth.account.signals import user_signed_up
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.signals import page_published

from hub.accounts.models import User
from hub.pagecache import bump_on_commit
from lessons.looks import looks_changed
from lessons.models import LessonPage, ToolGuidePage

from . import roles
from .actions import consents, grants, profiles, questions, rechecks, trainers
from .models import Profile, Purpose
from .models.consents import Method


@receiver(post_save, sender=User)
def account_made(
    instance: User,
    created: bool,
    update_fields: frozenset | None = None,
    raw: bool = False,
    **kwargs: object,
) -> None:
    if created and not raw:
        profiles.make(instance)
    elif update_fields is None or "is_active" in update_fields:
        bump_on_commit("community")  # a closed account has no page any more


@receiver(user_signed_up)
def joined(user: User, **kwargs: object) -> None:
    """The page to join says both: the name is public, and joining accepts the rules."""
    profiles.open_page(user)
    consents.record(user, Purpose.RULES, True, Method.JOINED)


@receiver(user_logged_in)
def came_in(request: HttpRequest, user: User, **kwargs: object) -> None:
    trainers.meet(user)
    size = Profile.objects.filter(user=user).values_list("text_size", flat=True).first()
    request.session["text_size"] = size or ""


@receiver(m2m_changed, sender=User.groups.through)
def group_changed(
    action: str,
    instance: Model,
    reverse: bool,
    pk_set: set[int] | None,
    **kwargs: object,
) -> None:
    """Keep the log of roles true also where code sets a group by itself."""
    if action not in {"post_add", "post_remove", "pre_clear"}:
        return
    groups, people = (
        (Group.objects.filter(pk=instance.pk), instance.user_set.all())
        if reverse
        else (instance.groups.all(), User.objects.filter(pk=instance.pk))
    )
    if pk_set is not None:
        groups = groups if reverse else Group.objects.filter(pk__in=pk_set)
        people = User.objects.filter(pk__in=pk_set) if reverse else people
    names = set(groups.values_list("name", flat=True)) & set(roles.GROUPS.values())
    for person in people if names else ():
        grants.follow(person, names, given=action == "post_add")


@receiver(looks_changed)
def tool_looks_changed(guide: ToolGuidePage, **kwargs: object) -> None:
    if guide.tool_id:
        rechecks.of_tool(guide.tool)


@receiver(page_published, sender=LessonPage)
def lesson_published(instance: LessonPage, **kwargs: object) -> None:
    questions.tell(instance)


@receiver(pre_delete, sender=Group)
def group_deleted(instance: Group, **kwargs: object) -> None:
    """Deleting a group sends no word of its people: they are let out of it first."""
    instance.user_set.clear()


@receiver(post_delete, sender=Profile)
def profile_deleted(**kwargs: object) -> None:
    bump_on_commit("community")  # its page may lie ready in the cache
