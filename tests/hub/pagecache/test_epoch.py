"""Raising the epochs: by hand, on commit, at the start of a process."""

import contextlib
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import transaction

from hub.models import Epoch
from hub.pagecache import bump, bump_on_commit, epoch


def test_a_fresh_database_reads_as_zero_and_is_raised(db):
    Epoch.objects.all().delete()
    assert epoch.read() == {"site": 0, "community": 0}
    bump()
    assert epoch.read()["site"] > 0
    assert epoch.read()["community"] == 0


def test_each_raise_gives_a_number_that_was_never_read(db):
    seen = []
    for _ in range(3):
        bump("community")
        seen.append(epoch.read()["community"])
    assert seen == sorted(set(seen))


def test_reading_takes_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        epoch.read()


def test_raising_takes_one_query_once_the_rows_are_there(db, django_assert_num_queries):
    bump("site", "community")
    with django_assert_num_queries(1):
        bump("site", "community")


def test_the_raise_comes_with_the_commit(db, django_capture_on_commit_callbacks):
    before = epoch.read()["site"]
    with django_capture_on_commit_callbacks(execute=True):
        bump_on_commit()
        assert epoch.read()["site"] == before
    assert epoch.read()["site"] > before


def test_an_act_that_is_rolled_back_raises_nothing(
    db, django_capture_on_commit_callbacks
):
    with (
        django_capture_on_commit_callbacks(execute=True) as callbacks,
        contextlib.suppress(ValueError),
        transaction.atomic(),
    ):
        bump_on_commit()
        raise ValueError
    assert callbacks == []


def test_a_process_raises_both_rows_when_it_starts(db, monkeypatch):
    monkeypatch.setattr(epoch.connection, "close", lambda: None, raising=False)
    before = epoch.read()
    epoch.bump_at_start()
    after = epoch.read()
    assert all(after[name] > before[name] for name in epoch.NAMES)


def test_a_process_starts_on_an_empty_database(tmp_path):
    environment = {
        "PATH": "", "HUB_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "hub.settings.embedded",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", "import hub.wsgi; print(hub.wsgi.application)"],
        cwd=Path(settings.BASE_DIR) / "site",
        env=environment,
        capture_output=True,
        text=True,
    )
    assert "WSGIHandler" in done.stdout, done.stderr
    assert "The epochs were not raised" in done.stderr
