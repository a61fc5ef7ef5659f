"""Static files without Node: component CSS joined into one file, names with a hash."""

import re
from pathlib import Path

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage

CSS = Path(__file__).with_name("static") / "hub" / "css"
# The order in which the components are joined; a file that is not named is an error.
PUBLIC = [
    "tokens",
    "base",
    "layout",
    "materials",
    "header",
    "button",
    "badge",
    "card",
    "callout",
    "search",
    "breadcrumbs",
    "steps",
    "prompt",
    "quiz",
    "figure",
    "form",
    "facets",
    "tabs",
    "pagination",
    "path",
    "figures",
    "hero",
    "faq",
    "tip",
    "display",
    "empty",
    "toast",
    "thread",
    "pictures",
    "moderation",
    "parts",
    "glossary",
    "member",
    "safety",
    "invitation",
    "review",
    "footer",
    "print",
]

# A text in quotes, a mark that needs no space around it, the colon of a declaration.
SPACE = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,])\s*|(:)\s+""")


class HubManifestStorage(CompressedManifestStaticFilesStorage):
    """Names with a hash, also inside ES modules; ready gzip and br twins."""

    support_js_module_import_aggregation = True


def join_css() -> Path:
    """Write `hub/public.css` from the components and return its path.

    Raises ValueError when a component is missing from the list, FileNotFoundError
    when one of the list is not there.
    """
    known = {path.stem for path in CSS.glob("*.css")}
    if extra := known - set(PUBLIC):
        raise ValueError(f"not in hub.static.PUBLIC: {', '.join(sorted(extra))}")
    parts = [(CSS / f"{name}.css").read_text(encoding="utf-8") for name in PUBLIC]
    target = Path(settings.STATICFILES_DIRS[0]) / "hub" / "css" / "public.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    joined = minify("\n".join(parts))
    if not target.exists() or target.read_text(encoding="utf-8") != joined:
        target.write_text(joined, encoding="utf-8")
    return target


def minify(css: str) -> str:
    """Return the CSS without comments, and without the space that means nothing.

    Within quotes all stays. Our selectors put no space before or behind a colon.
    """
    kept, rest = [], css
    while rest:
        before, mark, after = rest.partition("/*")
        kept.append(before)
        _comment, _end, rest = after.partition("*/") if mark else ("", "", "")
    return SPACE.sub(r"\1\2\3", "".join(kept)).replace(";}", "}").strip() + "\n"
