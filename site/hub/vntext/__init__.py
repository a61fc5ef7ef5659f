"""Vietnamese text as pure functions: no Django, linear cost, never raise on a str."""

from .analysis import DocumentAnalysis, TextAnalysis, analyse_document, analyse_text
from .blanks import Piece, blanks, fill, hint_of, label_of, split_blanks
from .count import count_syllables
from .expansions import Expansion
from .fold import fold
from .formatters import SLUG_FORMATTERS
from .normal import clean, nfc
from .placing import placings
from .query import QueryAnalysis, QueryWord
from .readings import Reading
from .slug import slugify
from .syllable import Syllable, parse_syllable
from .synonyms import Synonyms
from .telex import from_telex
from .terms import canon, respell, term
from .tokens import Token, name_parts, tokens
from .understanding import analyse_query
from .vni import from_vni
from .vocabulary import Vocabulary, vocabulary_of

__all__ = [
    "SLUG_FORMATTERS",
    "DocumentAnalysis",
    "Expansion",
    "Piece",
    "QueryAnalysis",
    "QueryWord",
    "Reading",
    "Syllable",
    "Synonyms",
    "TextAnalysis",
    "Token",
    "Vocabulary",
    "analyse_document",
    "analyse_query",
    "analyse_text",
    "blanks",
    "canon",
    "clean",
    "count_syllables",
    "fill",
    "fold",
    "from_telex",
    "from_vni",
    "hint_of",
    "label_of",
    "name_parts",
    "nfc",
    "parse_syllable",
    "placings",
    "respell",
    "slugify",
    "split_blanks",
    "term",
    "tokens",
    "vocabulary_of",
]
