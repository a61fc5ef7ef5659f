"""Production refuses to start with values that are unsafe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "kX9!vQ2mZr7#Lw4p-Ht8sBn3cYd6fJg1aEu5oTi0RqWxKzMvNb",
    "ALLOWED_HOSTS": "hub.example.org",
    "DATABASE_URL": "postgresql://hub@127.0.0.1:5432/hub",
    "PHONE_KEYS": "vP3kQz8LmX5tRb2NcY7wHd4JfS9gAe6UoT1iKxZqVnBs0MyWpE",
    "PHONE_HASH_KEYS": "hJ7nWc4VxK2qTz9RbM5yLd8PfG3sAe6UoE1iXvZkQmNt0HySpB",
    "SMS_URL": "https://tin-nhan.example.org/gui",
    "SMS_TOKEN": "k3Jw9QzR",
    "TRUSTED_PROXIES": "127.0.0.1",
}


def start(**changes):
    """Import the production settings in a process of their own."""
    values = {k: v for k, v in (GOOD | changes).items() if v is not None}
    path = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-c", "import hub.settings.production"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path} | values,
        capture_output=True,
        text=True,
        check=False,
    )


def test_good_values_start():
    assert start().returncode == 0


def test_the_drills_start_with_production_settings(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(ROOT / "benchmarks/drills")
    from own_site import MANAGE, OwnSite

    site = OwnSite(GOOD["DATABASE_URL"], folder=tmp_path)
    done = subprocess.run(
        [*MANAGE, "diffsettings"],
        env=site.values,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("SECRET_KEY", None, "SECRET_KEY is missing"),
        ("SECRET_KEY", "short", "shorter than 50"),
        ("SECRET_KEY", "a" * 60, "SECRET_KEY is missing or shorter"),
        ("SECRET_KEY", "change-me-" + GOOD["SECRET_KEY"], "looks like a sample"),
        ("DATABASE_URL", None, "not SQLite"),
        ("DATABASE_URL", "sqlite:///hub.sqlite3", "postgresql://"),
        ("ALLOWED_HOSTS", None, "ALLOWED_HOSTS"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS"),
        ("HUB_DEMO_USERS", "1", "Demo users"),
        ("PHONE_KEYS", None, "PHONE_KEYS is missing"),
        ("PHONE_KEYS", "short", "PHONE_KEYS is missing or shorter"),
        (
            "PHONE_KEYS",
            GOOD["PHONE_KEYS"] + ",short",
            "PHONE_KEYS is missing or shorter",
        ),
        ("PHONE_KEYS", GOOD["SECRET_KEY"], "nothing else uses"),
        ("PHONE_HASH_KEYS", None, "PHONE_HASH_KEYS is missing"),
        (
            "PHONE_HASH_KEYS",
            "change-me-" + GOOD["PHONE_HASH_KEYS"],
            "looks like a sample",
        ),
        ("PHONE_HASH_KEYS", GOOD["PHONE_KEYS"], "nothing else uses"),
        ("PHONE_HASH_KEYS", GOOD["SECRET_KEY"], "nothing else uses"),
        ("STAFF_MFA", "0", "STAFF_MFA must be on"),
        ("SMS_SENDER", "console", "SMS_SENDER must be http"),
        ("SMS_SENDER", "file", "SMS_SENDER must be http"),
        ("SMS_SENDER", "khac", "SMS_SENDER must be one of"),
        ("SMS_URL", None, "SMS_URL"),
        ("SMS_URL", "http://tin-nhan.example.org/", "SMS_URL"),
        ("SMS_TOKEN", None, "SMS_TOKEN"),
    ],
)
def test_unsafe_values_are_refused_with_the_reason(name, value, reason):
    result = start(**{name: value})
    assert result.returncode != 0
    assert reason in result.stderr


def test_a_secret_may_lie_in_a_file(tmp_path):
    path = tmp_path / "secret"
    path.write_text(GOOD["SECRET_KEY"] + "\n", encoding="utf-8")
    assert start(SECRET_KEY=None, SECRET_KEY_FILE=str(path)).returncode == 0


def test_the_deployment_check_is_clean():
    """Security check 1: `check --deploy` with the production settings, warnings count."""
    result = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "check", "--deploy",
         "--fail-level", "WARNING"],
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "hub.settings.production"}
        | GOOD,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("name", "bad", "good", "id"),
    [
        ("HUB_DEMO_USERS", True, False, "hub.E004"),
        ("HUB_TEXT_SENDER", "hub.accounts.codes.console.ConsoleSender",
         "hub.accounts.codes.http.HttpSender", "hub.E006"),
        ("STAFF_MFA", False, True, "hub.E009"),
    ],
)  # fmt: skip
def test_the_check_says_in_one_sentence_what_is_unsafe(settings, name, bad, good, id):
    from hub import checks

    asked = (checks.no_demo_setting, checks.codes_go_out, checks.staff_show_a_second_factor)  # fmt: skip
    settings.HUB_DEMO_USERS, settings.STAFF_MFA = False, True
    settings.HUB_TEXT_SENDER = "hub.accounts.codes.http.HttpSender"
    for value, ids in ((bad, [id]), (good, [])):
        setattr(settings, name, value)
        found = [error for check in asked for error in check(None)]
        assert [error.id for error in found] == ids
        assert all(error.msg.count(".") == 1 for error in found)


@pytest.mark.django_db
def test_the_check_finds_the_people_of_a_demonstration(settings):
    from hub.accounts.demo import PEOPLE
    from hub.accounts.models import User
    from hub.checks import no_demo_users

    settings.HUB_DEMO_USERS = False
    assert no_demo_users(None, ["default"]) == []
    user = User.objects.create_user(PEOPLE[0].email, name="Biên tập")
    assert [found.id for found in no_demo_users(None, ["default"])] == ["hub.E005"]
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert no_demo_users(None, ["default"]) == []
