"""What is searched: one adapter for each kind of thing that readers find."""

from .base import Fact, Shown, Source, known, source_of, weight_of
from .seen import visible

__all__ = ["Fact", "Shown", "Source", "known", "source_of", "visible", "weight_of"]
