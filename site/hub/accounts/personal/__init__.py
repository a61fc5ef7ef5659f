"""The registry of personal data: what each part keeps of a person, and how it leaves.

Every field that points at an account is either *registered* by the app that owns it, so
that its owner sees, downloads and erases it, or *exempt* with a reason.
`tests/test_registry.py` walks all models of all apps and fails on a field that is neither.

An app joins in a module `personal.py` that its `AppConfig.ready` imports:

    from hub.accounts import personal

    personal.register(personal.Kept(
        model=Topic,
        title=_("Questions and tips"),           # the heading for the owner, in plain words
        fields=("author",),                      # every field of Topic that points at a user
        rows=lambda user: Topic.objects.filter(author=user),
        export=lambda row: {_("Title"): row.title, _("Written on"): row.made},
        erase=leave_topics,                      # (user, choice) -> None
    ))
    personal.exempt("community.Topic.hidden_by", "who of the staff hid it; SET_NULL")

`rows(user)`    the person's rows as a QuerySet, newest first. It must hold nothing of others.
`export(row)`   {label: value} in the words of the page; text, numbers, dates, booleans and
                None may be values. Select what it follows (`select_related`) in `rows`.
`erase(user, choice)`  runs in the transaction that then deletes the account, before it.
                `choice` is a `Leaving`: with KEEP_WRITINGS what others answered to stays and
                loses its author, with REMOVE_WRITINGS it goes too. What is no writing (follows,
                notices, reactions) goes either way. Afterwards no column, file or index may
                hold the person's name, phone, e-mail, address of the profile or words that
                were to go. The account's row itself is deleted last, so a field that shall
                outlive it must say `on_delete=SET_NULL`. Where CASCADE does all: `by_cascade`.
`keeps_until(row)`  the day until which the law keeps this row in spite of all (the log of
                acts); shown to the person. None: nothing is kept.
`law(row)`      {name: text} of this row that goes, sealed, into the one record that the law
                keeps of a person who has left (`LegalRecord`, with its end date).
`files(row)`    the files of this row that belong into the person's copy (pictures, say).
                `erase` must delete them too: the database forgets names, not files.
"""

from .erasing import erase
from .registry import Kept, Leaving, by_cascade, exempt, exempted, register, registered

__all__ = [
    "Kept",
    "Leaving",
    "by_cascade",
    "erase",
    "exempt",
    "exempted",
    "register",
    "registered",
]
