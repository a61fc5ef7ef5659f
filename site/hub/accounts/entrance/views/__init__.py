"""The pages of the way in. They parse, call and answer; nothing is decided here."""

from .code import CodeView
from .joining import JoinView
from .sign_in import SignInView
from .sign_out import SignOutView
from .step import StepView

__all__ = ["CodeView", "JoinView", "SignInView", "SignOutView", "StepView"]
