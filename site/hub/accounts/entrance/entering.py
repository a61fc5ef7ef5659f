"""From a proven contact to a session: the account is found or made, then signed in."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.signals import user_signed_up
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.module_loading import import_string

from .. import acts, returning
from ..contacts import PHONE, Contact
from ..models import User
from ..models.acts import ActKind
from .process import CodeProcess


def finish(process: CodeProcess) -> HttpResponse:
    """Answer the right code: sign in, make the account, or ask for a name first."""
    user = process.contact.owner()
    if user is None and not process.state["name"]:
        process.state.update(proven=True, code="")
        process.persist()
        next_url = process.stage.login.redirect_url
        return redirect(returning.onward("account_signup", next_url))
    if user is None:
        return join(process, process.state["name"])
    return enter_by_code(process, user)


def join(process: CodeProcess, name: str) -> HttpResponse:
    """Make the account of a proven contact and sign it in."""
    user, made = make(process.contact, name)
    process.stage.login.signup = made
    if made:
        acts.note(ActKind.SIGN_UP, process.request, user)
        user_signed_up.send(sender=User, request=process.request, user=user)
    return enter_by_code(process, user)


def make(contact: Contact, name: str) -> tuple[User, bool]:
    """Return the account of the contact and whether it is new.

    Two windows may end the same joining at once: the second finds what the first made.
    """
    try:
        with transaction.atomic():
            email = contact.value if contact.kind != PHONE else None
            user = User.objects.create_user(email, name=name)
            if contact.kind == PHONE:
                get_adapter().set_phone(user, contact.value, verified=True)
            return user, True
    except IntegrityError:
        owner = contact.owner()
        if owner is None:
            raise
        return owner, False


def enter_by_code(process: CodeProcess, user: User) -> HttpResponse:
    process.stage.login.user = user
    process.state.clear()
    process.stage.controller.set_handled(process.stage.key)
    return enter(process.request, process.stage.login, "code")


def enter(request: HttpRequest, login: Login, method: str) -> HttpResponse:
    """Let allauth sign in; neither number nor e-mail is written into the session."""
    record_authentication(request, login.user, method=method)
    return onward(request, perform_login(request, login))


def onward(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Let other parts lead a person who has just come in over a page of theirs."""
    if not request.user.is_authenticated:
        return answer
    for path in settings.HUB_AFTER_SIGN_IN:
        if url := import_string(path)(request, answer.headers.get("Location", "/")):
            return redirect(url)
    return answer
