"""The moves by which a code and PIN are chosen, and a lost technician's PIN is replaced."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kiosk.domain.screen.event import Event, PrepareRecovery, SetCode, Typed
from kiosk.domain.screen.moves import Move, home
from kiosk.domain.screen.service_event import CodeRefused, CodeSaved, RecoveryPrepared, RecoveryRefused
from kiosk.domain.screen.state import OpenTechnician, PinTyping, State
from kiosk.domain.screen.technician import (
    CODE_LENGTH,
    LONGEST_NAME,
    LONGEST_PIN,
    SHORTEST_PIN,
    Claim,
    CodeFault,
    CodeField,
    CodeSetting,
    Recovering,
    Technician,
    Topic,
)

DIGITS: Final = frozenset("0123456789")
BETWEEN_LETTERS: Final = frozenset(" -.'’")
LONGEST: Final[Mapping[CodeField, int]] = {
    CodeField.CODE: CODE_LENGTH,
    CodeField.PIN: LONGEST_PIN,
    CodeField.AGAIN: LONGEST_PIN,
    CodeField.NAME: LONGEST_NAME,
}


def type_character(state: State, screen: CodeSetting, event: Typed) -> Move:
    """Take a digit, or a letter of a name; a whole code leads on to the PIN by itself."""
    if screen.saving or not _fits(screen.field, event.character):
        return state, ()
    typed = screen.with_typed((screen.typed + event.character).lstrip()[: LONGEST[screen.field]])
    if typed.field is CodeField.CODE and len(typed.code) == CODE_LENGTH:
        typed = replace(typed, field=CodeField.PIN)
    return replace(state, screen=typed), ()


def erase(state: State, screen: CodeSetting, _event: Event) -> Move:
    """Take the last digit away; before the first one of a field, go back to the field before."""
    if screen.saving:
        return state, ()
    if screen.typed:
        return replace(state, screen=screen.with_typed(screen.typed[:-1])), ()
    return replace(state, screen=_before(screen)), ()


def clear(state: State, screen: CodeSetting, _event: Event) -> Move:
    """Empty the field."""
    return (state, ()) if screen.saving else (replace(state, screen=screen.with_typed("")), ())


def confirm(state: State, screen: CodeSetting, _event: Event) -> Move:
    """Go on to the next field, and from the last to the keeping of it."""
    if screen.saving:
        return state, ()
    match screen.field:
        case CodeField.CODE:
            return state, ()
        case CodeField.PIN if len(screen.pin) < SHORTEST_PIN:
            return replace(state, screen=replace(screen, fault=CodeFault.PIN_LENGTH)), ()
        case CodeField.PIN:
            return replace(state, screen=replace(screen, field=CodeField.AGAIN, fault=None)), ()
        case CodeField.AGAIN if screen.again != screen.pin:
            return replace(state, screen=_from_pin(screen, CodeFault.PINS_DIFFER)), ()
        case CodeField.AGAIN if CodeField.NAME in screen.fields:
            return replace(state, screen=replace(screen, field=CodeField.NAME, fault=None)), ()
        case CodeField.AGAIN | CodeField.NAME:
            name = screen.name.strip()
            effect = SetCode(screen.code, screen.pin, screen.technician, screen.claim, screen.given, name)
            return replace(state, screen=replace(screen, saving=True, fault=None)), (effect,)


def saved(state: State, screen: CodeSetting, event: CodeSaved) -> Move:
    """Show the list that the code is in now; whoever had no PIN before is the technician at work."""
    if not screen.saving:
        return state, ()
    first = Topic.ENROL if screen.claim is Claim.FIRST else Topic.STAFF
    return replace(state, screen=Technician(screen.staff or event.code, first)), ()


def refused(state: State, screen: CodeSetting, event: CodeRefused) -> Move:
    """Say why, and begin again where it is to be mended."""
    if not screen.saving:
        return state, ()
    if event.fault is CodeFault.TAKEN:
        anew = CodeSetting(screen.claim, screen.technician, screen.staff, name=screen.name, fault=event.fault)
        return replace(state, screen=anew), ()
    return replace(state, screen=_from_pin(screen, event.fault)), ()


def leave(state: State, screen: CodeSetting, _event: Event) -> Move:
    """Give up: back to the list, or out where no technician is at work."""
    if screen.claim is Claim.TECHNICIAN:
        return replace(state, screen=Technician(screen.staff, Topic.STAFF)), ()
    return home(state), ()


def ask_recovery(state: State, screen: PinTyping, _event: Event) -> Move:
    """Have the request made that the central server signs; only a technician's PIN is recovered so."""
    if not isinstance(screen.purpose, OpenTechnician):
        return state, ()
    return replace(state, screen=Recovering()), (PrepareRecovery(),)


def show_request(state: State, screen: Recovering, event: RecoveryPrepared) -> Move:
    """Show the request, or why there is none."""
    return replace(state, screen=replace(screen, request=event.request, fault=event.fault)), ()


def accept_recovery(state: State, _screen: Recovering, _event: Event) -> Move:
    """Let a technician's new PIN be chosen."""
    return replace(state, screen=CodeSetting(Claim.RECOVERY, technician=True)), ()


def refuse_recovery(state: State, screen: Recovering, event: RecoveryRefused) -> Move:
    """Say why what was shown does not count; held on, it does not keep the screen awake."""
    if screen.fault is event.fault:
        return state, ()
    return replace(state, screen=replace(screen, fault=event.fault)), ()


def _fits(field: CodeField, character: str) -> bool:
    if field is CodeField.NAME:
        return character.isalpha() or character in BETWEEN_LETTERS
    return character in DIGITS


def _before(screen: CodeSetting) -> CodeSetting:
    match screen.field:
        case CodeField.PIN if not screen.given:
            return replace(screen, field=CodeField.CODE, code=screen.code[:-1])
        case CodeField.AGAIN:
            return replace(screen, field=CodeField.PIN)
        case CodeField.NAME:
            return replace(screen, field=CodeField.AGAIN)
        case _:
            return screen


def _from_pin(screen: CodeSetting, fault: CodeFault) -> CodeSetting:
    return replace(screen, field=CodeField.PIN, pin="", again="", saving=False, fault=fault)
