"""Check 39 (V16.3.1-3, V16.4.1): what is written down, and what is in no log.

`tests/conftest.py` asks after each test of the whole run that no line held a number, a
code, a name or an e-mail of it; here is shown that it would hear one.
"""

import logging
import re
from datetime import UTC

import pytest

from hub.accounts.models import Act, User
from hub.serve import GRANIAN
from tests.hub.accounts.conftest import from_address
from tests.hub.test_settings import ROOT
from tests.log_lines import LogLines

pytestmark = pytest.mark.django_db
ACCESS = re.compile(r"--access-log|--log-access")


@pytest.fixture
def heard():
    lines = LogLines()
    logger = logging.getLogger("hub.thu")
    logger.addHandler(lines)
    logger.propagate = False
    with lines.of_one_test() as private:
        yield logger, lines, private
    logger.removeHandler(lines)


@pytest.mark.parametrize("line", [
    "code for 0912 345 678", "sent to +84912345678", "84912345678 unknown",
    "0912.345.678", "mail to lan.rieng@example.vn failed", "welcome Nguyễn Thị Kín",
])  # fmt: skip
def test_a_line_with_something_private_is_heard(heard, line):
    logger, lines, private = heard
    User.objects.create_user("lan.rieng@example.vn", name="Nguyễn Thị Kín")
    logger.warning("%s", line)
    assert lines.leaks(private) == [f"hub.thu {line}"]


def test_a_code_that_was_made_is_heard_and_another_number_is_not(heard):
    from allauth.account.adapter import get_adapter

    logger, lines, private = heard
    code = get_adapter().generate_login_code()
    logger.warning("code %s", code)
    logger.warning("done in %d ms, row %s1", 912345, code)
    assert lines.leaks(private) == [f"hub.thu code {code}"]


def test_the_web_server_writes_no_line_for_each_request():
    """An access log would hold addresses with what was typed into a search."""
    assert not ACCESS.search(GRANIAN)
    assert not ACCESS.search((ROOT / "docs/operations.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path", ["/khong%0d%0aCo/", "/x%0aERROR hub forged", "/%1b[31m"]
)
def test_no_line_is_forged_by_an_address(home, client, caplog, path):
    with caplog.at_level(logging.DEBUG):
        client.get(path)
        client.get(f"/dang-nhap/?next={path}")
    assert caplog.records
    for record in caplog.records:
        text = record.getMessage()
        assert not set("\r\n\x1b") & set(text), text


def test_an_act_says_who_when_and_from_where_and_the_time_is_one_for_all(home):
    from tests.factories import PASSWORD, make_person

    person = make_person()
    from_address("14.160.9.9").post(
        "/dang-nhap/", {"contact": person.email, "password": PASSWORD}
    )
    act = Act.objects.get(kind="sign-in")
    assert (act.user, act.address) == (person, "14.160.9.9")
    assert act.at.astimezone(UTC) == act.at
