"""schema.org descriptions of pages as JSON-LD, one function for each type.

They are for those who reuse our pages; search engines have shown no HowTo or FAQ results
since 2023. Nothing is said here that the page itself does not show.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from . import competencies

Data = dict[str, Any]
# The rules of django.utils.html.json_script: nothing may end the script element.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script_text(data: Data) -> SafeString:
    """Return the JSON of `data`, safe inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - escaped above


def describe(page: Any, request: HttpRequest, context: Data) -> Data:
    """Return the description of a page, with the operator once one is given."""
    build = BUILDERS.get(page._meta.model_name, web_page)
    data = {"@context": "https://schema.org", **base(page, request)}
    data |= build(page, request, context)
    agency = getattr(context.get("operator"), "agency", "")
    if agency:
        data["publisher"] = {"@type": "GovernmentOrganization", "name": agency}
    return {name: value for name, value in data.items() if value not in ("", None, [])}


def base(page: Any, request: HttpRequest) -> Data:
    return {
        "@type": "WebPage",
        "name": page.title,
        "url": page.get_full_url(request),
        "inLanguage": get_language(),
        "description": page.summary,
        "dateModified": page.last_reviewed or day(page.last_published_at),
        "citation": [cited(source.value) for source in page.sources],
    }


def cited(source: Any) -> Data:
    data = {"@type": "CreativeWork", "name": source["label"]}
    return data | {"url": source["url"]} if source.get("url") else data


def day(moment: Any) -> str:
    return moment.date().isoformat() if moment else ""


def entry(page: Any, request: HttpRequest, kind: str) -> Data:
    """Return a page in short, as a part of another one."""
    return {"@type": kind, "name": page.title, "url": page.get_full_url(request)}


def plain(text: Any) -> str:
    return " ".join(strip_tags(getattr(text, "source", text) or "").split())


def learning(page: Any, kind: str, *types: str) -> Data:
    """Return what lessons, paths, guides and documents share: for whom, how long."""
    level = page.level
    data = {
        "@type": list(types) if len(types) > 1 else types[0],
        "learningResourceType": kind,
        "timeRequired": f"PT{page.minutes}M" if page.minutes else "",
        "educationalLevel": f"{level.sort_order} {level.label}" if level else "",
        "teaches": [taught(item) for item in competencies.parse(page.competencies)],
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": audience.label}
            for audience in page.audience_list
        ],
        "isAccessibleForFree": True,
    }
    if page.author:
        data["author"] = {"@type": "Organization", "name": page.author}
    return data


def taught(item: competencies.Competency) -> Data:
    data = {"@type": "DefinedTerm", "termCode": item.code}
    if item.name:
        data |= {"name": item.name, "inDefinedTermSet": competencies.FRAME}
    return data


def lesson(page: Any, request: HttpRequest, context: Data) -> Data:
    data = learning(page, "micro-lesson", "LearningResource", "Article")
    data["isPartOf"] = [
        entry(path, request, "Course") for path in context.get("in_paths", ())
    ]
    if len(page.questions):
        aims = [" ".join(aim) for aim in competencies.parse(page.competencies)]
        data["hasPart"] = {
            "@type": "Quiz",
            "educationalAlignment": [
                {"@type": "AlignmentObject", "targetName": aim} for aim in aims
            ],
        }
    return data


def path(page: Any, request: HttpRequest, context: Data) -> Data:
    data = learning(page, "learning path", "Course")
    stops = context.get("stops", ())
    data["hasPart"] = [entry(s["page"], request, "LearningResource") for s in stops]
    return data


def tool_guide(page: Any, request: HttpRequest, context: Data) -> Data:
    tool = {"@type": "SoftwareApplication", "name": page.title}
    if page.platforms:
        tool["operatingSystem"] = page.platforms
    if page.provider:
        tool["author"] = {"@type": "Organization", "name": page.provider}
    if page.address_list:
        tool["url"] = f"https://{page.address_list[0]}"
    steps = [
        {"@type": "HowToStep", "name": s.value["title"], "text": plain(s.value["text"])}
        for s in page.steps
    ]
    data = learning(page, "tool guide", "LearningResource", "HowTo")
    return data | {"about": tool, "step": steps}


def document(page: Any, request: HttpRequest, context: Data) -> Data:
    data = learning(page, page.kind, "LearningResource", "DigitalDocument")
    data["version"] = page.version
    if page.file:
        data["associatedMedia"] = {
            "@type": "MediaObject",
            "contentUrl": request.build_absolute_uri(page.file.url),
            "contentSize": f"{page.file.file_size or 0} B",
        }
    return data


def term(page: Any, request: HttpRequest, context: Data) -> Data:
    return {
        "@type": "DefinedTerm",
        "description": page.meaning,
        "alternateName": page.english,
        "inDefinedTermSet": entry(page.get_parent(), request, "DefinedTermSet"),
    }


def term_index(page: Any, request: HttpRequest, context: Data) -> Data:
    terms = context.get("results", ())
    return {
        "@type": "DefinedTermSet",
        "hasDefinedTerm": [entry(each, request, "DefinedTerm") for each in terms],
    }


def faq(page: Any, request: HttpRequest, context: Data) -> Data:
    return {"@type": "FAQPage", "mainEntity": questions([page])}


def faq_index(page: Any, request: HttpRequest, context: Data) -> Data:
    return {"@type": "FAQPage", "mainEntity": questions(context.get("results", ()))}


def questions(pages: Iterable[Any]) -> list[Data]:
    return [
        {
            "@type": "Question",
            "name": page.title,
            "acceptedAnswer": {"@type": "Answer", "text": page.answer},
        }
        for page in pages
    ]


def listing(page: Any, request: HttpRequest, context: Data) -> Data:
    items = [
        {"@type": "ListItem", "position": n, **listed(each, request)}
        for n, each in enumerate(context.get("results", ()), 1)
    ]
    return {
        "@type": "CollectionPage",
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }


def listed(page: Any, request: HttpRequest) -> Data:
    return {"name": page.title, "url": page.get_full_url(request)}


def programme(page: Any, request: HttpRequest, context: Data) -> Data:
    phases = [entry(each, request, "WebPage") for each in context.get("phases", ())]
    return {"temporalCoverage": page.period.replace("–", "/"), "hasPart": phases}


def phase(page: Any, request: HttpRequest, context: Data) -> Data:
    return {"isPartOf": entry(page.get_parent(), request, "WebPage")}


def home(page: Any, request: HttpRequest, context: Data) -> Data:
    return {"@type": "WebSite"}


def web_page(page: Any, request: HttpRequest, context: Data) -> Data:
    return {}


BUILDERS: dict[str, Callable[[Any, HttpRequest, Data], Data]] = {
    "homepage": home,
    "lessonpage": lesson,
    "pathpage": path,
    "toolguidepage": tool_guide,
    "documentpage": document,
    "termpage": term,
    "termindexpage": term_index,
    "faqpage": faq,
    "faqindexpage": faq_index,
    "lessonindexpage": listing,
    "pathindexpage": listing,
    "toolguideindexpage": listing,
    "documentindexpage": listing,
    "programmeindexpage": listing,
    "programmepage": programme,
    "phasepage": phase,
}
