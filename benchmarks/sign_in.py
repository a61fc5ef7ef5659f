"""Time of the answers at the door, for contacts with an account and without one.

    .venv/bin/python -m benchmarks.sign_in

Asks in turns, in one process, on a database of its own, with the real password hasher.
The lower quartiles of a line should be alike: who measures must not learn who has an account.
"""

import os
import sys
import time
from statistics import quantiles

import django
from django.test.utils import (
    override_settings,
    setup_databases,
    setup_test_environment,
    teardown_databases,
)

ROUNDS = 40
KNOWN = {"phone": "0912 345 678", "mail": "lan@example.vn"}
UNKNOWN = {"phone": "0912 345 679", "mail": "sau@example.vn"}


def main() -> None:
    sys.path.insert(0, "site")
    os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings.test"
    django.setup()
    setup_test_environment()
    kept = setup_databases(verbosity=0, interactive=False)
    try:
        measure()
    finally:
        teardown_databases(kept, verbosity=0)


def measure() -> None:
    from django.conf import global_settings, settings

    with override_settings(
        HUB_LIMITS={kind: [(10**9, 60)] for kind in settings.HUB_LIMITS},
        PASSWORD_HASHERS=global_settings.PASSWORD_HASHERS,
    ):
        make_lan()
        for kind in KNOWN:
            for fields in ({}, {"password": "khong-phai"}):
                compare(kind, fields)


def make_lan() -> None:
    from allauth.account.adapter import get_adapter

    from hub.accounts.models import User
    from tests.factories import make_home

    make_home()
    lan = User.objects.create_user(KNOWN["mail"], "mot-cau-dai-de-nho", name="Lan")
    get_adapter().set_phone(lan, "+84912345678", verified=True)


def compare(kind: str, fields: dict[str, str]) -> None:
    """Ask in turns for both contacts and print the lower quartiles in milliseconds."""
    taken: dict[bool, list[float]] = {True: [], False: []}
    for _round in range(ROUNDS):
        for known, contacts in ((True, KNOWN), (False, UNKNOWN)):
            taken[known].append(asked({"contact": contacts[kind]} | fields))
    known, unknown = (quantiles(taken[who])[0] for who in (True, False))
    what = "password" if fields else "code"
    print(  # noqa: T201
        f"{what:8} {kind:5} known {known:7.2f}  unknown {unknown:7.2f}"
        f"  ratio {known / unknown:.3f}"
    )


def asked(fields: dict[str, str]) -> float:
    from django.test import Client

    client = Client()
    begun = time.perf_counter()
    client.post("/dang-nhap/", fields)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
