"""The table of this package is true: each test that it names is there."""

import ast
from pathlib import Path

import pytest

from tests.hub.security import CHECKS

ROOT = Path(__file__).resolve().parents[3]
OF_THIS_PART = {*range(1, 17), *range(19, 41)}


def names_in(module):
    """Return the names of the tests of a module, without importing it."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return {found.name for found in functions if found.name.startswith("test_")}


def test_every_check_of_this_part_is_in_the_table():
    assert set(CHECKS) >= OF_THIS_PART


@pytest.mark.parametrize("number", CHECKS)
def test_every_test_that_is_named_is_there(number):
    check = CHECKS[number]
    assert check.codes
    assert check.tests
    for named in check.tests:
        module, _colons, name = named.partition("::")
        known = names_in(module)
        assert known if name == "*" else name in known, named
