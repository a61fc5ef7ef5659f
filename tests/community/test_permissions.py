"""Who may write what: the whole table of mode, role and act."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from community.actions import identities
from community.permissions import Allowed, Refused, What, may_write

pytestmark = pytest.mark.django_db
PEOPLE = ("lan", "thay_binh", "official", "co_hoa", "editor", "admin")
AT_ONCE = {"co_hoa", "editor", "admin"}
WORDS = ("topic", "comment", "tip", "picture", "trial-note")
MARKS = ("trial", "reaction", "accept")
QUIET = ("follow", "save", "report")
MODES = ("portal", "moderated", "network")


def test_the_vocabulary_is_closed():
    assert {what.value for what in What} == {*WORDS, *MARKS, *QUIET}
    with pytest.raises(ValueError, match="poll"):
        may_write(AnonymousUser(), "poll")


def expected(mode, who, what, verified):
    """Return the waiting that contracts.md 7 states, or None for a refusal."""
    if what in QUIET:
        return "no"
    if mode == "portal" or (mode == "network" and not verified):
        return None
    if what in MARKS or who in AT_ONCE:
        return "no"
    return "always" if mode == "moderated" else "first-two"


@pytest.mark.parametrize("verified", [False, True])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("who", PEOPLE)
def test_the_table(request, set_mode, who, mode, verified):
    user = request.getfixturevalue(who)
    set_mode(mode)
    if verified:
        verify(user)
    for what in (*WORDS, *MARKS, *QUIET):
        answer = may_write(user, what)
        wanted = expected(mode, who, what, verified)
        assert isinstance(answer, Refused if wanted is None else Allowed), what
        assert bool(answer) == (wanted is not None)
        if wanted is not None:
            assert answer.waits == wanted, what


def verify(user):
    from allauth.account.adapter import get_adapter

    get_adapter().set_phone(user, f"+8491200{user.pk:04d}", verified=True)
    identities.keep(user, "Nguyễn Thị Lan", date(1966, 9, 2))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("what", list(What))
def test_strangers_and_closed_accounts_write_nothing(set_mode, lan, mode, what):
    set_mode(mode)
    assert not may_write(AnonymousUser(), what)
    lan.is_active = False
    lan.save()
    assert not may_write(lan, what)


def test_each_part_of_the_law_is_needed(set_mode, lan):
    set_mode("network")
    verify(lan)
    assert may_write(lan, "topic")
    lan.phone.verified_at = None
    lan.phone.save()
    assert not may_write(lan, "topic")
    verify(lan)
    lan.identity.delete()
    assert not may_write(lan, "topic")


def test_a_network_whose_licence_is_gone_approves_first(set_mode, lan):
    set_mode("network", licence_issuer="")
    assert may_write(lan, "topic").waits == "always"


def test_new_rules_are_accepted_before_anything_is_written(set_mode, lan):
    set_mode("moderated", rules_version="2")
    with override("vi"):
        assert may_write(lan, "save").reason == (
            "Nội quy đã thay đổi. Hãy đọc và đồng ý trước."
        )


@pytest.mark.parametrize("mode", ["portal", "network"])
def test_a_refusal_speaks_vietnamese(set_mode, lan, mode):
    set_mode(mode)
    with override("vi"):
        assert not may_write(lan, "topic").reason.isascii()
        assert not may_write(AnonymousUser(), "topic").reason.isascii()


def test_it_asks_the_database_little(lan, set_mode, django_assert_max_num_queries):
    set_mode("network")
    verify(lan)
    with django_assert_max_num_queries(12):
        may_write(lan, "topic")
