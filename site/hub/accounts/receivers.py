"""What is noted of sign-ins and settings; rights that are taken end their sessions."""

from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from hub.models import Operator

from . import acts, sign_ins
from .models import User
from .models.acts import ActKind
from .personal import Leaving, erasing


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **kwargs: object) -> None:
    acts.note(ActKind.SIGN_IN, request, user)
    sign_ins.note(request, user)


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **kwargs: object) -> None:
    if user is not None:
        acts.note(ActKind.SIGN_OUT, request, user)
        sign_ins.forget(request)


@receiver(user_login_failed)
def failed(request: HttpRequest | None = None, **kwargs: object) -> None:
    """Who it was is not known; the credentials that were tried are kept nowhere."""
    acts.note(ActKind.PASSWORD_WRONG, request)


@receiver(pre_delete, sender=User)
def account_goes(instance: User, **kwargs: object) -> None:
    """Also an account that an admin deletes takes all with it that is registered."""
    erasing.clear(instance, Leaving.KEEP_WRITINGS)


@receiver(pre_save, sender=Operator)
def remember_mode(instance: Operator, **kwargs: object) -> None:
    kept = Operator.objects.filter(pk=instance.pk).values_list("mode", flat=True)
    instance.mode_before = kept.first() or Operator._meta.get_field("mode").default


@receiver(post_save, sender=Operator)
def note_mode(instance: Operator, **kwargs: object) -> None:
    if instance.mode != instance.mode_before:
        acts.note_own(ActKind(f"mode-{instance.mode}"))


@receiver(m2m_changed, sender=User.groups.through)
def end_sessions(
    action: str,
    instance: Model,
    reverse: bool,
    pk_set: set[int] | None,
    **kwargs: object,
) -> None:
    """Who is taken out of a group is signed out: the rights end with the session."""
    if action not in {"post_remove", "pre_clear"}:
        return
    if not reverse:
        people = [instance]
    elif pk_set is None:
        people = list(instance.user_set.all())
    else:
        people = list(User.objects.filter(pk__in=pk_set))
    for person in people:
        person.end_sessions()
