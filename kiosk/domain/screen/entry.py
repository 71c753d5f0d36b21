"""The moves of what staff enter: an employee's PIN, an IIN, a passport, and the last look before the check."""

from dataclasses import replace
from typing import Final

from kiosk.domain.screen.event import (
    AdmitAnyway,
    CheckTyped,
    Cleared,
    Confirmed,
    ConsentToggled,
    DocumentScanned,
    Erased,
    Event,
    Hinted,
    PinAccepted,
    PinRefused,
    PinUnverified,
    StateChosen,
    Typed,
    VerifyPin,
)
from kiosk.domain.screen.moves import Move, entry_for, home
from kiosk.domain.screen.state import (
    DESK_STAFF,
    Barred,
    Confirming,
    Decide,
    IinTyping,
    Kind,
    Mode,
    Need,
    NumberTyping,
    OpenTechnician,
    PinNote,
    PinTyping,
    Ready,
    Refused,
    State,
    StateChoosing,
    UnlockEntry,
    Unverified,
    VerdictShown,
    direction,
)
from kiosk.domain.screen.technician import CODE_LENGTH, LONGEST_PIN, Technician
from sync.model.identity import IIN_DIGITS, Iin, Passport, canonical_state, parse_iin, parse_passport
from sync.model.visit import Method

LONGEST_NUMBER: Final = 20
LONGEST_LETTERS: Final = 24
_DIGITS: Final = frozenset("0123456789")

# An employee's code and PIN.


def type_pin(state: State, screen: PinTyping, event: Typed) -> Move:
    """Take a digit of the code or the PIN; a whole code leads on to the PIN by itself."""
    if event.character not in _DIGITS or screen.verifying:
        return state, ()
    if screen.on_pin:
        pin = (screen.pin + event.character)[:LONGEST_PIN]
        return replace(state, screen=replace(screen, pin=pin, note=_standing(screen.note))), ()
    code = (screen.code + event.character)[:CODE_LENGTH]
    return replace(state, screen=replace(screen, code=code, on_pin=len(code) == CODE_LENGTH, note=None)), ()


def _standing(note: PinNote | None) -> PinNote | None:
    """Return what is still to be said when a PIN is typed anew: how long none counts."""
    match note:
        case Refused(wait=wait) if wait > 0.0:
            return note
        case _:
            return None


def erase_pin(state: State, screen: PinTyping, _event: Erased) -> Move:
    """Take the last digit away; before the first digit of the PIN, the last one of the code."""
    if screen.verifying:
        return state, ()
    if screen.pin:
        return replace(state, screen=replace(screen, pin=screen.pin[:-1])), ()
    erased = replace(screen, code=screen.code[:-1], on_pin=False, note=None)
    return replace(state, screen=erased), ()


def clear_pin(state: State, screen: PinTyping, _event: Cleared) -> Move:
    """Start again."""
    return replace(state, screen=PinTyping(purpose=screen.purpose)), ()


def confirm_pin(state: State, screen: PinTyping, _event: Confirmed) -> Move:
    """Have code and PIN verified."""
    if screen.verifying or not screen.pin:
        return state, ()
    return replace(state, screen=replace(screen, verifying=True, note=None)), (VerifyPin(screen.code, screen.pin),)


def refuse_pin(state: State, screen: PinTyping, event: PinRefused) -> Move:
    """Say that it was wrong, and how long to wait; the PIN goes, the code stays."""
    if not screen.verifying:
        return state, ()
    return replace(state, screen=_again(screen, Refused(event.at, event.wait))), ()


def fail_pin(state: State, screen: PinTyping, event: PinUnverified) -> Move:
    """Say why it cannot be told whether they are right."""
    if not screen.verifying:
        return state, ()
    return replace(state, screen=_again(screen, Unverified(event.code))), ()


def _again(screen: PinTyping, note: PinNote) -> PinTyping:
    return PinTyping(code=screen.code, on_pin=True, note=note, purpose=screen.purpose)


def accept_pin(state: State, screen: PinTyping, event: PinAccepted) -> Move:
    """Do what the code and PIN were asked for; one that comes late, for a colleague who gave up, opens nothing."""
    if not screen.verifying or event.staff != screen.code:
        return state, ()
    match screen.purpose:
        case UnlockEntry():
            return replace(state, screen=entry_for(Kind.IIN, event.staff)), ()
        case Decide(why):
            return home(state), (AdmitAnyway(event.staff, why),)
        case OpenTechnician() if not event.technician:
            return replace(state, screen=PinTyping(note=Barred(), purpose=screen.purpose)), ()
        case OpenTechnician():
            return replace(state, screen=Technician(event.staff)), ()


def back_from_pin(state: State, screen: PinTyping, _event: Event) -> Move:
    """Start again, or give up."""
    if screen.on_pin:
        return replace(state, screen=PinTyping(purpose=screen.purpose)), ()
    return home(state), ()


# The IIN.


def type_digit(state: State, screen: IinTyping, event: Typed) -> Move:
    """Take a digit. After a wrong twelfth the digits stay, to be compared with the card."""
    if event.character not in _DIGITS or len(screen.digits) >= IIN_DIGITS:
        return state, ()
    typed = replace(screen, digits=screen.digits + event.character, method=Method.IIN, need=None)
    return replace(state, screen=typed), ()


def erase_digit(state: State, screen: IinTyping, _event: Erased) -> Move:
    """Take the last digit away."""
    return replace(state, screen=replace(screen, digits=screen.digits[:-1], method=Method.IIN, need=None)), ()


def clear_digits(state: State, screen: IinTyping, _event: Cleared) -> Move:
    """Take all digits away; the consent stays the visitor's."""
    return replace(state, screen=replace(screen, digits="", method=Method.IIN, need=None)), ()


def toggle_consent(state: State, screen: IinTyping | StateChoosing, _event: ConsentToggled) -> Move:
    """Tick or untick; a passport that waited for the consent goes on to the comparison."""
    if isinstance(screen, StateChoosing) and screen.scanned is not None:
        return replace(state, screen=Confirming(screen.staff, screen.scanned, Method.PASSPORT, screen.direction)), ()
    return replace(state, screen=replace(screen, consent=not screen.consent, need=None)), ()


def confirm_digits(state: State, screen: IinTyping, _event: Confirmed) -> Move:
    """Go on to the comparison with the card, if the number can be right and the visitor agrees."""
    match parse_iin(screen.digits):
        case Iin() as iin if screen.consent:
            return replace(state, screen=Confirming(screen.staff, iin, screen.method, screen.direction)), ()
        case Iin():
            return replace(state, screen=replace(screen, need=Need.CONSENT)), ()
        case _:
            return state, ()


# The passport.


def type_letter(state: State, screen: StateChoosing, event: Typed) -> Move:
    """Narrow the list of states; what is typed here is looked up, never stored."""
    if not event.character.isalpha() and event.character not in " -":
        return state, ()
    letters = (screen.letters + event.character.upper()).lstrip()[:LONGEST_LETTERS]
    return replace(state, screen=replace(screen, letters=letters, need=None, scanned=None)), ()


def erase_letter(state: State, screen: StateChoosing, _event: Erased) -> Move:
    """Widen the list again."""
    return replace(state, screen=replace(screen, letters=screen.letters[:-1], need=None, scanned=None)), ()


def clear_letters(state: State, screen: StateChoosing, _event: Cleared) -> Move:
    """Show the whole list."""
    return replace(state, screen=replace(screen, letters="", need=None, scanned=None)), ()


def choose_state(state: State, screen: StateChoosing, event: StateChosen) -> Move:
    """Go on to the number, if the visitor agrees."""
    code = canonical_state(event.code)
    if code is None:
        return state, ()
    if not screen.consent:
        return replace(state, screen=replace(screen, need=Need.CONSENT, scanned=None)), ()
    return replace(state, screen=NumberTyping(screen.staff, code, direction=screen.direction)), ()


def type_number(state: State, screen: NumberTyping, event: Typed) -> Move:
    """Take a character of the number as it stands in the document."""
    if not event.character.isalnum() or len(screen.number) >= LONGEST_NUMBER:
        return state, ()
    return replace(state, screen=replace(screen, number=screen.number + event.character.upper(), fault=None)), ()


def erase_number(state: State, screen: NumberTyping, _event: Erased) -> Move:
    """Take the last character away."""
    return replace(state, screen=replace(screen, number=screen.number[:-1], fault=None)), ()


def clear_number(state: State, screen: NumberTyping, _event: Cleared) -> Move:
    """Take all characters away."""
    return replace(state, screen=replace(screen, number="", fault=None)), ()


def confirm_number(state: State, screen: NumberTyping, _event: Confirmed) -> Move:
    """Go on to the comparison with the passport, if the number can be one."""
    match parse_passport(screen.state, screen.number):
        case Passport() as passport:
            return replace(state, screen=Confirming(screen.staff, passport, Method.PASSPORT, screen.direction)), ()
        case fault:
            return replace(state, screen=replace(screen, fault=fault)), ()


def back_to_states(state: State, screen: NumberTyping, _event: Event) -> Move:
    """Choose the state again."""
    return replace(state, screen=StateChoosing(screen.staff, consent=True, direction=screen.direction)), ()


# Documents that were scanned, and the last look before the check.


def take_document(state: State, screen: IinTyping | StateChoosing | NumberTyping, event: DocumentScanned) -> Move:
    """Take what was read from the document; without consent it goes no further than the glass."""
    consent = True if isinstance(screen, NumberTyping) else screen.consent
    match event.identity, consent:
        case (Iin() as iin, True):
            return replace(state, screen=Confirming(screen.staff, iin, Method.CARD, screen.direction)), ()
        case (Passport() as passport, True):
            return replace(state, screen=Confirming(screen.staff, passport, Method.PASSPORT, screen.direction)), ()
        case (Iin(digits), _):
            typing = IinTyping(screen.staff, digits, False, Method.CARD, Need.CONSENT, screen.direction)
            return _unless_shown(state, typing)
        case (Passport() as passport, _):
            choosing = StateChoosing(screen.staff, "", False, Need.CONSENT, passport, screen.direction)
            return _unless_shown(state, choosing)


def open_document(state: State, _screen: Ready | VerdictShown, event: DocumentScanned) -> Move:
    """Open the entry at a desk with what was read, and ask for consent; at the entrance it stays locked."""
    if state.mode is Mode.SELF:
        return state, ()
    return take_document(state, StateChoosing(DESK_STAFF, direction=direction(state)), event)


def _unless_shown(state: State, screen: IinTyping | StateChoosing) -> Move:
    """Show it; a document that is held on before the camera does not keep what was typed on the glass."""
    return (state, ()) if screen == state.screen else (replace(state, screen=screen), ())


def miss_document(state: State, screen: IinTyping | StateChoosing, _event: Hinted) -> Move:
    """Say once that what was shown is no document."""
    if screen.need is Need.DOCUMENT:
        return state, ()
    return replace(state, screen=replace(screen, need=Need.DOCUMENT)), ()


def check_typed(state: State, screen: Confirming, _event: Confirmed) -> Move:
    """Ask for the check; its answer takes this screen's place."""
    return state, (CheckTyped(screen.identity, screen.method, screen.staff, screen.direction),)


def back_to_typing(state: State, screen: Confirming, _event: Event) -> Move:
    """Go back to correct the number; it is still there."""
    match screen.identity:
        case Iin(digits):
            typing = IinTyping(screen.staff, digits, consent=True, method=screen.method, direction=screen.direction)
            return replace(state, screen=typing), ()
        case Passport(code, number):
            return replace(state, screen=NumberTyping(screen.staff, code, number, direction=screen.direction)), ()
