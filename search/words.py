"""The words that a search begins with: those of the index, and those of equal meaning."""

from typing import NamedTuple

from django.db.models import Subquery

from hub.vntext import Synonyms

from . import synonyms, vocabulary
from .models import Knowledge, SynonymVersion
from .plan import Corpus


class Words(NamedTuple):
    """What is known of a language at one moment."""

    corpus: Corpus
    synonyms: Synonyms


def at_hand(locale: str) -> Words:
    """Return the words of this moment by one small query, and read what changed.

    Before the first version of the synonyms there is nothing to ask beside: two queries.
    """
    counted = Knowledge.objects.filter(locale=locale).values("made")[:1]
    versions = SynonymVersion.objects.annotate(counted=Subquery(counted))
    newest = versions.values_list("number", "made", "counted").first()
    if newest is None:
        return Words(vocabulary.corpus(locale), synonyms.launched())
    number, made, counted_at = newest
    equal = synonyms.of_version(number, made)
    return Words(vocabulary.corpus_of(locale, counted_at), equal)
