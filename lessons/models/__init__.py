"""Every type that editors write: one module for each noun."""

from .base import ContentPage
from .classified import Classified, RelatedPage
from .document import DocumentIndexPage, DocumentPage
from .faq import FAQIndexPage, FAQPage
from .guide import ToolGuideIndexPage, ToolGuidePage
from .home import HomePage
from .lesson import LessonIndexPage, LessonPage
from .path import PathIndexPage, PathItem, PathPage
from .plain import PlainPage
from .programme import PhasePage, ProgrammeIndexPage, ProgrammePage
from .term import TermIndexPage, TermPage
from .vocabulary import Audience, Level, Need, Sector, Tool, Topic
from .workflow import ExpertTask, PublishTask

__all__ = [
    "Audience",
    "Classified",
    "ContentPage",
    "DocumentIndexPage",
    "DocumentPage",
    "ExpertTask",
    "FAQIndexPage",
    "FAQPage",
    "HomePage",
    "LessonIndexPage",
    "LessonPage",
    "Level",
    "Need",
    "PathIndexPage",
    "PathItem",
    "PathPage",
    "PhasePage",
    "PlainPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "PublishTask",
    "RelatedPage",
    "Sector",
    "TermIndexPage",
    "TermPage",
    "Tool",
    "ToolGuideIndexPage",
    "ToolGuidePage",
    "Topic",
]
