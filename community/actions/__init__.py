"""What is done: one module a noun, one function a verb, one transaction each."""

from .refusals import NotAllowed, Stale, TooFast, Unfit
from .texts import Outcome

__all__ = ["NotAllowed", "Outcome", "Stale", "TooFast", "Unfit"]
