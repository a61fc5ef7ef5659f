"""What is said when no code goes out or none comes in: always what to do next."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..contacts import PHONE
from ..limits import TooMany
from .process import Outcome


def refused(error: TooMany) -> str:
    """Return the sentence for a limit that is reached."""
    wait = {"time": span(error.seconds)}
    if error.kind == "text-cost":
        return _(
            "The site has sent all text messages that it may send today."
            " Type your e-mail instead, or come back tomorrow."
        )
    if error.kind == "password":
        return _(
            "Too many wrong passwords. To keep your account safe, wait %(time)s, then"
            " try again."
        ) % wait  # fmt: skip
    if error.kind == "factor":
        return _(
            "Too many wrong tries of the second step. To keep your account safe, wait"
            " %(time)s, then try again."
        ) % wait  # fmt: skip
    if error.kind == "wrong-all":
        return _(
            "Signing in by code rests for a while: too many wrong codes come from"
            " everywhere. Wait %(time)s, then press the button again."
        ) % wait  # fmt: skip
    if error.kind == "wrong-code":
        return _(
            "Too many wrong tries. To keep your account safe, wait %(time)s,"
            " then ask for a new code."
        ) % wait  # fmt: skip
    if error.kind == "recovery":
        return _(
            "This has been asked for several times today. We have your request; wait for"
            " our answer, or write on the page Complaint."
        )
    if error.kind in {"recovery-address", "code-address", "try-address"}:
        return _(
            "Very many people are signing in from this network. Wait %(time)s, then"
            " press the button again. What you have typed is still here."
        ) % wait  # fmt: skip
    return _(
        "Many codes have gone to you already. Use the newest one, or wait %(time)s"
        " and ask for another."
    ) % wait  # fmt: skip


def too_often(error: TooMany) -> str:
    """Return the sentence for requests that come too often from one person."""
    return _("You have asked for this several times already. Wait %(time)s.") % {
        "time": span(error.seconds)
    }


def span(seconds: int) -> str:
    """Return a length of time in words: minutes below two hours, else hours."""
    if seconds < 7200:
        count = -(-seconds // 60)
        return ngettext("%(count)d minute", "%(count)d minutes", count) % {
            "count": count
        }
    count = -(-seconds // 3600)
    return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}


def not_sent(kind: str) -> str:
    """Return the sentence for a sender that is down."""
    if kind == PHONE:
        return _(
            "The code could not be sent: text messages do not go out just now. Press the"
            " button again in a few minutes, or type your e-mail instead."
        )
    return _(
        "The code could not be sent: mail does not go out just now. Press the button"
        " again in a few minutes, or type your phone number instead."
    )


def of_outcome(outcome: Outcome) -> str:
    """Return the sentence for a code that opens nothing."""
    return {
        Outcome.WRONG: _(
            "This is not the code. Look at the message and type it again."
        ),
        Outcome.LATE: _(
            "This code is too old: it was good for 5 minutes. Press “Send a new code”."
        ),
        Outcome.REPLACED: _(
            "This is an older code. Type the one of the newest message."
        ),
        Outcome.USED_UP: _(
            "Five wrong tries: this code opens nothing any more. Wait 15 minutes, then"
            " press “Send a new code”."
        ),
    }[outcome]


def wrong_factor(values: dict[str, str]) -> str:
    """Return the sentence for a second factor that was not right."""
    if values["credential"]:
        return _("This passkey did not work. Try again, or type a code instead.")
    if len(values["code"]) == 8:
        return _("This is no spare code of yours, or it has been used already.")
    return _(
        "This is not the code, or it has been used. Wait until the app shows the next"
        " one, and see that the clock of your phone is right."
    )


def wrong_own_password() -> str:
    return _("This is not your password. Look whether capital letters are on.")


def wrong_password() -> str:
    """Return one sentence for every reason: nobody learns who has an account."""
    return _(
        "The phone number, the e-mail or the password is wrong. Leave the password empty"
        " to get a code instead."
    )
