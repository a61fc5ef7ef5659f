"""The pages below `/toi/du-lieu/`. They parse, call and answer."""

from .copies import CopyAskView, CopyView
from .leaving import DeleteView, KeepView
from .seeing import DataView, RequestView

__all__ = [
    "CopyAskView",
    "CopyView",
    "DataView",
    "DeleteView",
    "KeepView",
    "RequestView",
]
