"""A yes is to the words that were read: changed ones ask for it again."""

from ..models import Consent, Status, Tip, Verb
from . import notices


def ask_anew(tip: Tip) -> None:
    """Ask again where words that were agreed to have changed before they were public."""
    if tip.consent != Consent.GIVEN or tip.status == Status.PUBLIC:
        return
    author = tip.source_comment.user_id if tip.source_comment else None
    if author in {None, tip.author_id}:
        return
    tip.consent = Consent.ASKED
    tip.save(update_fields=["consent"])
    notices.tell(author, Verb.CONSENT, tip, actor=tip.author)
