"""A function fits a screen and a file a sitting. Wanting more means a missing idea, not a longer file."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE_LINES = 300
FUNCTION_LINES = 25


def sources() -> Iterator[Path]:
    for package in ("kiosk", "sync", "tests"):
        yield from sorted((ROOT / package).rglob("*.py"))


def test_no_file_is_longer_than_a_sitting() -> None:
    assert [path for path in sources() if len(path.read_text().splitlines()) > FILE_LINES] == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path}:{function.lineno} {function.name}"
        for path in sources()
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and length(function) > FUNCTION_LINES
    ]
    assert long == []


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines the body has, from the first statement after the docstring to the last."""
    said = 0 if ast.get_docstring(function) is None else 1
    body = function.body[said:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
