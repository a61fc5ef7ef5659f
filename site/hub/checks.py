"""System checks: mistakes of settings that would show themselves only late."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connections

SQLITE_SOUND = (3, 51, 3)


@register(Tags.compatibility)
def search_app_once(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """`modelsearch` beside `wagtail.search` breaks indexing and `.search()`, silently."""
    if {"modelsearch", "wagtail.search"} <= set(settings.INSTALLED_APPS):
        return [
            Error(
                "modelsearch is listed twice: wagtail.search is the same app.",
                hint="Take modelsearch out of INSTALLED_APPS.",
                id="hub.E001",
            )
        ]
    return []


@register(Tags.compatibility)
def ascii_slugs(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Addresses are plain ASCII: they are printed, spoken and typed."""
    if getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True):
        return [Error("WAGTAIL_ALLOW_UNICODE_SLUGS must be False.", id="hub.E002")]
    return []


@register(Tags.security, deploy=True)
def production_database(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Several servers, backups and members' posts need PostgreSQL."""
    engine = settings.DATABASES["default"]["ENGINE"]
    if not engine.endswith("postgresql"):
        return [Error("Production needs PostgreSQL (DATABASE_URL).", id="hub.E003")]
    return []


@register(Tags.security, deploy=True)
def no_demo_setting(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if settings.HUB_DEMO_USERS:
        return [
            Error(
                "HUB_DEMO_USERS is on: their password is printed in the README.",
                id="hub.E004",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def codes_go_out(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Console and file are for trials: whoever reads them can sign in as anybody."""
    if settings.HUB_TEXT_SENDER.endswith("HttpSender"):
        return []
    return [
        Error(
            "Codes go to the console or into files, and to no member.",
            hint="Set SMS_SENDER=http, SMS_URL and SMS_TOKEN.",
            id="hub.E006",
        )
    ]


@register(Tags.security, deploy=True)
def proxies_are_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Behind a proxy that is not known, everybody has the proxy's address."""
    if settings.HUB_TRUSTED_PROXIES:
        return []
    return [
        Error(
            "TRUSTED_PROXIES is empty: all people share one address and its limit.",
            hint="Name the proxies in front, for example 127.0.0.1.",
            id="hub.E008",
        )
    ]


@register(Tags.security, deploy=True)
def staff_show_a_second_factor(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A password that is guessed or a phone that is stolen must not open the admin."""
    if settings.STAFF_MFA:
        return []
    return [
        Error(
            "STAFF_MFA is off: a password alone opens the admin.",
            hint="Set STAFF_MFA=1, or leave it out in production.",
            id="hub.E009",
        )
    ]


@register(Tags.database)
def no_demo_users(
    app_configs: Any, databases: list[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """A database copied from a demonstration brings its accounts along."""
    from hub.accounts.demo import PEOPLE
    from hub.accounts.models import User

    if settings.HUB_DEMO_USERS or "default" not in (databases or []):
        return []
    emails = [person.email for person in PEOPLE]
    try:
        if not User.objects.filter(email__in=emails, is_active=True).exists():
            return []
    except DatabaseError:  # not migrated yet
        return []
    return [
        Error(
            "The database holds demo users; their password is printed in the README.",
            hint="Delete or deactivate them under Settings > Users.",
            id="hub.E005",
        )
    ]


@register(Tags.database)
def network_has_its_licence(
    app_configs: Any, databases: list[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """The screen refuses it; a database that was changed by hand may hold it."""
    from hub.models import Mode, Operator

    if "default" not in (databases or []):
        return []
    try:
        networks = list(Operator.objects.filter(mode=Mode.NETWORK))
    except DatabaseError:  # not migrated yet
        return []
    if all(operator.licensed for operator in networks):
        return []
    return [
        Error(
            "The mode is network, and number, date or issuer of the licence is missing.",
            hint="Fill them in under Settings; until then posts are approved first.",
            id="hub.E007",
        )
    ]


@register(Tags.database)
def sound_sqlite(
    app_configs: Any, databases: list[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """SQLite 3.7.0-3.51.2 can, very rarely, damage a WAL database in a reset."""
    names = [name for name in databases or [] if connections[name].vendor == "sqlite"]
    if names and sqlite3.sqlite_version_info < SQLITE_SOUND:
        return [
            Warning(
                f"SQLite {sqlite3.sqlite_version} has a rare bug in WAL mode.",
                hint="Keep backups; use SQLite >= 3.51.3, or PostgreSQL.",
                id="hub.W001",
            )
        ]
    return []
