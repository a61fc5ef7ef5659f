"""Moving about in the editing screens as a person does: buttons, fields, choosers."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext, override, pgettext
from playwright.sync_api import Locator, Page, Response, expect

EDITOR = ".public-DraftEditor-content"


def label(msgid: str, context: str = "") -> str:
    """Return the Vietnamese words that the editor sees for one of our labels."""
    with override("vi"):
        return pgettext(context, msgid) if context else gettext(msgid)


def add_block(page: Page, stream: str, words: str = "") -> None:
    """Press the last plus of a stream and, where there is a choice, pick a block."""
    panel = page.locator(f"[data-contentpath={stream}]").first
    with one_more(page, stream):
        panel.locator("button.c-sf-add-button").last.click()
        if words:
            page.locator(".w-combobox__option", has_text=words).first.click()


@contextmanager
def one_more(page: Page, prefix: str) -> Iterator[None]:
    """Wait until a stream or list has one block more than before."""
    count = page.locator(f"[name='{prefix}-count']")
    before = int(count.input_value())
    yield
    expect(count).to_have_value(str(before + 1))


def fill(page: Page, values: dict[str, str]) -> None:
    """Fill fields by their names."""
    for name, value in values.items():
        page.fill(f"[name='{name}']", value)


def write(page: Page, name: str, words: str) -> None:
    """Type into the rich-text editor of a field."""
    hidden = page.locator(f"[name='{name}']")
    editor = hidden.locator(
        "xpath=ancestor::div[.//*[contains(@class,'DraftEditor')]][1]"
    )
    editor.locator(EDITOR).first.click()
    page.keyboard.type(words)


def add_item(page: Page, prefix: str) -> None:
    """Add one more item to a list block."""
    marker = page.locator(f"[name='{prefix}-count']")
    group = marker.locator("xpath=..")
    with one_more(page, prefix):
        group.locator("button.c-sf-add-button").last.click()


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def open_actions(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").first.click()


def submit(page: Page) -> None:
    """Send the page for approval, by the entry of the menu beside the save button.

    What was typed last is saved by itself half a second later; on a busy machine that
    save also changes the address, and must not be taken for the answer of this one.
    """
    page.wait_for_timeout(600)
    expect(page.locator(".w-autosave-indicator__state--saving")).to_be_hidden()
    open_actions(page)
    with page.expect_event("load"), page.expect_response(is_form):
        page.locator("[name=action-submit]").click()


def is_form(answer: Response) -> bool:
    """Return whether it answers a form that was sent, not a save in the background."""
    return answer.request.method == "POST" and answer.request.is_navigation_request()


def approve(page: Page, title: str) -> None:
    """Open the page from the dashboard and approve it without a comment."""
    page.goto("/quan-tri/")
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url("**/edit/**")
    button = page.locator(
        "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
    )
    if not button.first.is_visible():
        open_actions(page)
    with page.expect_navigation():
        button.first.click()


def errors(page: Page) -> dict[str, list[str]]:
    """Return the error messages of the form by the field beside which they stand."""
    found: dict[str, list[str]] = {}
    for message in page.locator(".error-message:visible, .help-critical:visible").all():
        panel: Locator = message.locator("xpath=ancestor::*[@data-contentpath][last()]")
        key = panel.get_attribute("data-contentpath") if panel.count() else ""
        found.setdefault(key or "", []).append(message.inner_text().strip())
    return found
