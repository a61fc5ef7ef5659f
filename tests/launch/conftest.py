"""The launch content, loaded once for all tests of this folder and then rolled back."""

import pytest
from django.core.management import call_command

from tests.ground import rolled_back_at_the_end, tell_the_planner


@pytest.fixture(scope="package", autouse=True)
def launch_content(django_db_setup, django_db_blocker):
    """What `load_demo` publishes."""
    with rolled_back_at_the_end(django_db_blocker):
        call_command("load_demo", verbosity=0)
        tell_the_planner()
        yield


@pytest.fixture(autouse=True)
def _database(db, launch_content):
    """Each test works in a savepoint of its own."""
