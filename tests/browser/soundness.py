"""What every page keeps to, at any width: axe-core finds nothing, nothing sticks out."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def sound(page: Page) -> None:
    """The open page has no violation and no sideways scrolling.

    It waits for the page first: in a document without its first element axe-core fails
    instead of looking.
    """
    page.wait_for_load_state()
    results = Axe().run(page)
    assert results.violations_count == 0, (page.url, results.generate_report())
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, page.url
