from .entry import Entry
from .knowledge import Knowledge
from .pins import PinnedResult
from .popular import PopularQuery
from .synonyms import SynonymVersion
from .totals import SearchTotal

__all__ = [
    "Entry",
    "Knowledge",
    "PinnedResult",
    "PopularQuery",
    "SearchTotal",
    "SynonymVersion",
]
