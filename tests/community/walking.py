"""Every address of the site, with real things to ask for, and people of every role."""

import time
from functools import cache

from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from hub.accounts.models import Factor, User

MEMBERS = ("lan", "official", "thay_binh")
STAFF = ("co_hoa", "editor", "expert", "publisher", "by_group", "admin")
REFUSED = "/dang-nhap/", "/toi/bao-mat/", "/xac-thuc/lai/"


@cache
def routes():
    """Return {name of an address: names of what it takes}; without a name its pattern."""
    found = {}

    def walk(resolver, prefix, space):
        for one in resolver.url_patterns:
            path = f"{prefix}{one.pattern}"
            if isinstance(one, URLResolver):
                inner = f"{space}{one.namespace}:" if one.namespace else space
                walk(one, path, inner)
            else:
                name = f"{space}{one.name}" if one.name else path
                takes = (*one.pattern.converters, *one.pattern.regex.groupindex)
                found.setdefault(name, (path, tuple(dict.fromkeys(takes))))

    walk(get_resolver(), "", "")
    return found


def of_staff():
    return {n: t for n, (p, t) in routes().items() if p.startswith("quan-tri/")}


def of_others():
    return {n: t for n, (p, t) in routes().items() if not p.startswith("quan-tri/")}


def browser(user, factor=False):
    """Return a browser in which somebody is signed in just now, by code or with a factor,
    and has typed a code once more.
    """
    client = Client()
    if user is None:
        return client
    client.force_login(User.objects.get(pk=user.pk))
    records = [{"method": "code", "at": time.time(), "reauthenticated": True}]
    if factor:
        if not Factor.objects.filter(user=user).exists():
            Factor.objects.create(user=user, type="totp", data={"secret": ""})
        records.append({"method": "mfa", "at": time.time()})
    session = client.session
    session["account_authentication_methods"] = records
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def verdict(answer):
    """Say whether an answer opens something: yes, no, or nothing is there."""
    if answer.status_code in {403, 401}:
        return "no"
    if answer.status_code in {301, 302}:
        place = answer.headers["Location"].partition("?")[0]
        turned = place == "/quan-tri/" or place.startswith(REFUSED)
        return "no" if turned else "yes"
    return "yes" if answer.status_code == 200 else "none"


def address(name, taken, things):
    """Return the address of a route with things that are there."""
    space = name.split(":")[0] if ":" in name else ""
    special = things.get(name, things.get(space, {}))
    if isinstance(special, str):
        return special
    return reverse(
        name, kwargs={key: special.get(key, things.get(key, 1)) for key in taken}
    )
