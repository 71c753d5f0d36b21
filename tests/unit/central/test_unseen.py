"""What a command reads from standard input, so that neither `ps` nor a shell's history shows it."""

import io

import pytest

from sync.central.command.command import unseen, unseen_lines
from sync.central.errors import CentralError

TYPED = "\n 000000300005 \n\nUZB:AA1234567\n"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(request.param))


@pytest.mark.parametrize("typed", [TYPED.replace("\n", "", 1).replace("\n\n", "\n")], indirect=True)
def test_each_hyphen_is_a_line(typed: None) -> None:
    assert unseen(["-", "shown", "-"]) == ["000000300005", "shown", "UZB:AA1234567"]


@pytest.mark.parametrize("typed", [TYPED], indirect=True)
def test_a_lone_hyphen_is_every_line_that_holds_something(typed: None) -> None:
    assert unseen_lines(["-"]) == ["000000300005", "UZB:AA1234567"]


@pytest.mark.parametrize("typed", ["", "\n"], indirect=True)
def test_a_line_that_is_not_there_is_said(typed: None) -> None:
    for read in (unseen, unseen_lines):
        with pytest.raises(CentralError, match="no line"):
            read(["-"])
