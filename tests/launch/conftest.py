"""The launch content, loaded once for all tests of this folder and then rolled back."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction


@pytest.fixture(scope="package", autouse=True)
def launch_content(django_db_setup, django_db_blocker):
    """What `load_demo` publishes, inside one transaction around all tests here."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            call_command("load_demo", verbosity=0)
            yield
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
            connection.close()


@pytest.fixture(autouse=True)
def _database(db, launch_content):
    """Each test works in a savepoint of its own."""
