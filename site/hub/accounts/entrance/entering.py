"""From a proven contact to a session: the account is found or made, then signed in."""

import secrets

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.signals import user_signed_up
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string

from .. import acts, returning
from ..contacts import PHONE, Contact
from ..factors import holding
from ..models import User
from ..models.acts import ActKind
from .process import CodeProcess


def finish(process: CodeProcess) -> HttpResponse:
    """Answer the right code: sign in, make the account, or ask for a name first."""
    user = process.contact.owner()
    if user is None and process.state["name"]:
        return join(process, process.state["name"])
    if not process.claim():
        return taken(process)
    return ask_name(process) if user is None else enter_by_code(process, user)


def ask_name(process: CodeProcess) -> HttpResponse:
    """Lead on to the name. Who knows the session's old key may not type it."""
    process.request.session.cycle_key()
    process.state.update(proven=True, code="", salt=secrets.token_hex(8))
    process.offer()
    process.persist()
    next_url = process.stage.login.redirect_url
    return redirect(returning.onward("account_signup", next_url))


def taken(process: CodeProcess) -> HttpResponse:
    """Answer the slower of two requests: look again where the faster one has led."""
    next_url = process.stage.login.redirect_url
    return redirect(returning.onward("account_confirm_login_code", next_url))


def join(process: CodeProcess, name: str) -> HttpResponse:
    """Make the account of a proven contact and sign it in."""
    with transaction.atomic():
        user = account(process, name) if process.claim() else None
    return enter_by_code(process, user) if user else taken(process)


def account(process: CodeProcess, name: str) -> User:
    user, made = make(process.contact, name)
    process.stage.login.signup = made
    if made:
        acts.note(ActKind.SIGN_UP, process.request, user)
        user_signed_up.send(sender=User, request=process.request, user=user)
    return user


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
    """Sign in. Staff only where a second factor is asked before the admin opens: a
    telephone in a drawer may not.
    """
    if user.is_staff and not (holding.needed(user) or holding.has(user)):
        return staff(process)
    process.stage.login.user = user
    process.state.clear()
    process.stage.controller.set_handled(process.stage.key)
    return enter(process.request, process.stage.login, "code")


def staff(process: CodeProcess) -> HttpResponse:
    next_url = process.stage.login.redirect_url
    process.request.session.flush()
    return render(process.request, "account/staff.html", {"next": next_url}, status=403)


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
