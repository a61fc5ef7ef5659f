"""What an entry is found by: folded terms as they are, neighbours joined by "_", both of
titles behind "t:" as well, words with their marks behind "a:".

Vietnamese syllables are common and their neighbours are rare: a pair that is one word of
the index is found at once, where two lists of places in thousands of texts would have to
be compared.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..models import Entry

# A tsvector of PostgreSQL holds one megabyte; a lexeme of Vietnamese takes about eight bytes.
MOST_LEXEMES = 60_000
PLACES = {"text": "", "title": "t:", "accents": "a:"}


def lexemes_of(entry: Entry) -> list[str]:
    """Return the lexemes of an entry, each once; of a whole book the first pairs only."""
    title = entry.tf.split()
    texts = [title, *(text.split() for text in entry.bf.split("\n"))]
    found = dict.fromkeys(f"t:{term}" for term in (*title, *joined(title)))
    found |= dict.fromkeys(term for text in texts for term in text)
    found |= dict.fromkeys(f"a:{word}" for word in f"{entry.ta} {entry.ba}".split())
    found |= dict.fromkeys(pair for text in texts for pair in joined(text))
    return list(found)[:MOST_LEXEMES]


def joined(terms: Sequence[str]) -> Iterator[str]:
    return map("_".join, pairwise(terms))


def lexemes_for(place: str, words: Sequence[str]) -> list[str]:
    """Return the lexemes that all stand in an entry with neighbouring words in a place.

    Places are "text", "title" and "accents". Three words are two pairs; words with marks
    have none.
    """
    pairs = len(words) > 1 and place != "accents"
    return [PLACES[place] + word for word in (joined(words) if pairs else words)]
