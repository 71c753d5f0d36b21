"""The pages on which staff enter something: code and PIN, IIN, passport, and the comparison before the check."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.screen.state import (
    Confirming,
    IinTyping,
    Kind,
    Mode,
    Need,
    NumberTyping,
    OpenTechnician,
    PinTyping,
    State,
    StateChoosing,
)
from kiosk.domain.screen.technician import CodeField, CodeSetting
from kiosk.ui import pin_note
from kiosk.ui.keyboard import name_boards, number_board
from kiosk.ui.speech import Speech
from kiosk.ui.view import Button, ConfirmPage, Consent, IinPage, KeyboardPage, PinPage, StatesPage
from kiosk.ui.words import place
from sync.model.identity import IIN_DIGITS, Iin, Passport, parse_iin
from sync.model.visit import Direction

GROUPS: Final = (6, 4, 2)
"""How the digits of an IIN stand on the card, and so on the glass."""
DOT: Final = "•"
OFTEN: Final = ("RUS", "UZB", "KGZ", "TUR", "CHN", "D")
"""Issuing states offered before a letter is touched: neighbours first."""
CODE_LABELS: Final[Mapping[CodeField, str]] = {
    CodeField.CODE: "pin.code",
    CodeField.PIN: "code.pin",
    CodeField.AGAIN: "code.again",
}
SECRET: Final = frozenset({CodeField.PIN, CodeField.AGAIN})
_MOST_OPTIONS: Final = 60


Entry = PinTyping | CodeSetting | IinTyping | StateChoosing | NumberTyping | Confirming
EntryPage = PinPage | IinPage | StatesPage | KeyboardPage | ConfirmPage


def present_entry(state: State, screen: Entry, now: float, say: Speech) -> EntryPage:
    """Return the page for whatever is being entered; `now` is in monotonic seconds."""
    match screen:
        case PinTyping():
            return present_pin(screen, now, say)
        case CodeSetting():
            return present_code(screen, say)
        case IinTyping():
            return present_iin(state, screen, say)
        case StateChoosing():
            return present_states(state, screen, say)
        case NumberTyping():
            return present_number(screen, say)
        case Confirming():
            return present_confirm(screen, say)


def groups(digits: str) -> tuple[str, ...]:
    """Return the digits in groups of 6, 4 and 2, as many as there are."""
    parts, start = [], 0
    for length in GROUPS:
        parts.append(digits[start : start + length])
        start += length
    return tuple(parts)


def present_pin(screen: PinTyping, now: float, say: Speech) -> PinPage:
    """Return the page that asks an employee for code and PIN."""
    ready = bool(screen.pin) and not screen.verifying
    opening = isinstance(screen.purpose, OpenTechnician)
    forgotten = (Button("recovery", say("pin.forgotten"), enabled=not screen.verifying),) if opening else ()
    return PinPage(
        title=say("pin.pin" if screen.on_pin else "pin.code"),
        text=say("pin.verifying" if screen.verifying else "pin.technician" if opening else "pin.text"),
        labels=(say("pin.code"), say("pin.pin")),
        values=(screen.code, DOT * len(screen.pin)),
        field=int(screen.on_pin),
        trouble=pin_note.shown(screen.note, now, say),
        buttons=(
            Button("cancel", say("button.cancel")),
            *forgotten,
            Button("confirm", say("button.continue"), enabled=ready),
        ),
        keys=pad(say, enabled=not screen.verifying),
    )


def present_code(screen: CodeSetting, say: Speech) -> PinPage | KeyboardPage:
    """Return the page on which a code gets its PIN, typed twice, and then whoever has it a name."""
    if screen.field is CodeField.NAME:
        return _present_name(screen, say)
    ready = bool(screen.typed) and not screen.saving and screen.field is not CodeField.CODE
    return PinPage(
        title=say("code.title.technician" if screen.technician else "code.title"),
        text=say("pin.verifying" if screen.saving else f"code.{screen.claim.value}"),
        labels=tuple(say(label) for label in CODE_LABELS.values()),
        values=tuple(_shown(field, screen.texts[field]) for field in CODE_LABELS),
        field=tuple(CODE_LABELS).index(screen.field),
        trouble="" if screen.fault is None else say(f"code.{screen.fault.value}"),
        buttons=_kept(screen, say, ready=ready),
        keys=pad(say, enabled=not screen.saving),
    )


def _present_name(screen: CodeSetting, say: Speech) -> KeyboardPage:
    return KeyboardPage(
        title=f"{say('code.name')} · {screen.code}",
        text=say("pin.verifying" if screen.saving else "code.name.how"),
        typed=screen.name,
        trouble="",
        boards=name_boards(screen.name, say, enabled=not screen.saving),
        buttons=_kept(screen, say, ready=not screen.saving),
    )


def _kept(screen: CodeSetting, say: Speech, *, ready: bool) -> tuple[Button, Button]:
    on = "button.save" if screen.field is screen.fields[-1] else "button.continue"
    return Button("cancel", say("button.cancel")), Button("confirm", say(on), enabled=ready)


def _shown(field: CodeField, text: str) -> str:
    return DOT * len(text) if field in SECRET else text


def pad(say: Speech, *, enabled: bool = True) -> tuple[Button, ...]:
    """Return the twelve keys of a number pad, row by row."""
    nine = tuple(Button("type", digit, digit, enabled=enabled) for digit in "123456789")
    clear = Button("clear", say("button.clear"), enabled=enabled)
    erase = Button("erase", icon="erase", name=say("button.erase"), enabled=enabled)
    return (*nine, clear, Button("type", "0", "0", enabled=enabled), erase)


def present_iin(state: State, screen: IinTyping, say: Speech) -> IinPage:
    """Return the number pad with the visitor's consent above it."""
    complete = len(screen.digits) == IIN_DIGITS
    right = complete and isinstance(parse_iin(screen.digits), Iin)
    typed = groups(screen.digits)
    return IinPage(
        title=_titled("iin.title", screen.direction, say),
        text=say("iin.text"),
        digits=typed,
        empty=tuple(DOT * (length - len(part)) for length, part in zip(GROUPS, typed, strict=True)),
        below=_below(screen, say, complete=complete, right=right),
        wrong=complete and not right,
        consent=_consent(state.mode, screen, say),
        buttons=(
            Button("cancel", say("button.cancel")),
            Button("entry", say("button.passport"), Kind.PASSPORT.value),
            Button("confirm", say("button.check"), enabled=right and screen.consent),
        ),
        keys=pad(say),
    )


def _below(screen: IinTyping, say: Speech, *, complete: bool, right: bool) -> str:
    if screen.need is Need.DOCUMENT:
        return say("hint.not_a_document")
    if not complete:
        return say("iin.left", n=IIN_DIGITS - len(screen.digits))
    return say("iin.ready" if right else "iin.wrong")


def _titled(key: str, way: Direction, say: Speech) -> str:
    """Return a title that says so where somebody goes out."""
    return say(f"{key}.exit" if way is Direction.EXIT else key)


def _consent(mode: Mode, screen: IinTyping | StateChoosing, say: Speech) -> Consent:
    to_staff = _titled("consent.staff", screen.direction, say)
    return Consent(
        label=to_staff if mode is Mode.DESK else say("consent.visitor"),
        given=screen.consent,
        needed=say("consent.need") if screen.need is Need.CONSENT else "",
    )


def present_states(state: State, screen: StateChoosing, say: Speech) -> StatesPage:
    """Return the list of issuing states, narrowed by what was typed, and the letters that lead on."""
    names = say.words.states(say.language)
    fitting = _fitting(screen.letters, names)
    erase = Button("erase", icon="erase", name=say("button.erase"), enabled=bool(screen.letters))
    return StatesPage(
        title=_titled("state.title", screen.direction, say),
        text=_above(screen, say),
        letters=screen.letters,
        none="" if fitting else say("state.none"),
        consent=_consent(state.mode, screen, say),
        keys=(
            *(Button("type", letter, letter) for letter in _next_letters(screen.letters, names)),
            erase,
        ),
        options=tuple(Button("state", name, code) for code, name in fitting[:_MOST_OPTIONS]),
        buttons=(
            Button("cancel", say("button.cancel")),
            Button("entry", say("button.iin"), Kind.IIN.value),
        ),
    )


def _above(screen: StateChoosing, say: Speech) -> str:
    if screen.need is Need.DOCUMENT:
        return say("hint.not_a_document")
    if screen.scanned is not None:
        _, lines = _document(screen.scanned, say)
        return " · ".join(lines)
    return say("state.text")


def _fitting(letters: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the states whose name, or whose code as the passport prints it, begins so.

    First the very code, then names, then names in which a later word begins so, then codes.
    """
    if not letters:
        return sorted(names.items(), key=lambda row: OFTEN.index(row[0]) if row[0] in OFTEN else len(OFTEN))
    typed = _joined(letters)
    named = {code: [start.startswith(typed) for start in _starts(name)] for code, name in names.items()}
    fitting = [(code, name) for code, name in names.items() if any(named[code]) or code.startswith(typed)]
    return sorted(fitting, key=lambda row: (row[0] != typed, not named[row[0]][0], not any(named[row[0]])))


def _starts(name: str) -> tuple[str, ...]:
    """Return the name from each of its words on, as somebody may begin to type it: capitals, nothing between words."""
    words = name.upper().replace("-", " ").split(" ")
    return tuple(_joined("".join(words[start:])) for start in range(len(words)))


def _joined(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _next_letters(letters: str, names: Mapping[str, str]) -> tuple[str, ...]:
    typed = _joined(letters)
    following: set[str] = set()
    for code, name in names.items():
        for start in (*_starts(name), code) if typed else _starts(name)[:1]:
            if start.startswith(typed):
                following.add(start[len(typed) : len(typed) + 1])
    return tuple(sorted(following - {""}, key=place))


def present_number(screen: NumberTyping, say: Speech) -> KeyboardPage:
    """Return the keyboard for a passport's number."""
    issued_by = say.words.states(say.language)[screen.state]
    leaving = screen.direction is Direction.EXIT
    return KeyboardPage(
        title=_titled("number.title", screen.direction, say),
        text=f"{say('button.exit')} · {issued_by}" if leaving else issued_by,  # a small glass has no room for titles
        typed=screen.number,
        trouble="" if screen.fault is None else say("number.fault"),
        boards=(number_board(say),),
        buttons=(
            Button("back", say("button.back")),
            Button("confirm", say("button.check"), enabled=bool(screen.number)),
        ),
    )


def present_confirm(screen: Confirming, say: Speech) -> ConfirmPage:
    """Return the number as it stands in the document, large, for the last look."""
    title, lines = _document(screen.identity, say)
    leaving = screen.direction is Direction.EXIT
    return ConfirmPage(
        title=_titled(title, screen.direction, say),
        text=say("confirm.text"),
        lines=lines,
        buttons=(
            Button("back", say("button.back")),
            Button("confirm", say("button.exit" if leaving else "button.check")),
        ),
    )


def _document(identity: Iin | Passport, say: Speech) -> tuple[str, tuple[str, ...]]:
    match identity:
        case Iin(digits):
            return "confirm.iin", (" ".join(groups(digits)),)
        case Passport(code, number):
            return "confirm.passport", (say.words.states(say.language)[code], number)
