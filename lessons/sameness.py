"""When two versions of a page say the same, whatever their form.

A browser sends "" where code left None, and rich text gains keys when it is first
opened; neither is a change that anybody made.
"""

import json
import re
from typing import Any

BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
# Fields of a revision that saving and publishing change by themselves.
VOLATILE = {
    "pk", "path", "depth", "numchild", "url_path", "live", "has_unpublished_changes",
    "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by",
    "first_published_at", "last_published_at", "latest_revision_created_at",
    "live_revision", "latest_revision", "draft_title", "sample", "owner",
    "wagtail_admin_comments", "alias_of", "content_type",
}  # fmt: skip


def tidy(value: Any) -> Any:
    """Return a value without what is empty, so that two forms of nothing are equal."""
    if isinstance(value, dict):
        pairs = ((key, tidy(part)) for key, part in value.items())
        return {key: part for key, part in pairs if part not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [tidy(part) for part in value]
    if isinstance(value, str):
        return BLOCK_KEY.sub("", value)
    return None if value is False else value


def same_text(content: dict[str, Any]) -> str:
    """Return a text that is equal for two revisions exactly when they say the same."""
    kept = {
        key: unpacked(value) for key, value in content.items() if key not in VOLATILE
    }
    return json.dumps(tidy(kept), sort_keys=True, default=str, ensure_ascii=False)


def unpacked(value: Any) -> Any:
    """Return the list that a stream field keeps as text in a revision."""
    if isinstance(value, str) and value.startswith("[{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def same_value(one: Any, other: Any) -> bool:
    """Return whether a form field's first value and the one sent say the same."""
    return tidy(prepared(one)) == tidy(prepared(other))


def prepared(value: Any) -> Any:
    block = getattr(value, "stream_block", None)
    return block.get_prep_value(value) if block is not None else value
