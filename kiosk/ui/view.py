"""All that is on the glass, in words and names of colour roles and icons. QML binds to these fields and nothing else.

A page is one kind of screen; its class name in lower case, without `Page`, is the kind that QML picks a file by.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """Something to touch: `intent` and `argument` name the event (see intent.INTENTS), `name` is for screen readers.

    Without an intent it only turns to what the glass has at hand: a keyboard's other face, the next rows.
    """

    intent: str
    label: str = ""
    argument: str = ""
    icon: str = ""
    name: str = ""
    enabled: bool = True
    chosen: bool = False


Board = tuple[tuple[Button, ...], ...]
"""A keyboard's keys, row by row."""


@dataclass(frozen=True, slots=True)
class Top:
    """The line above a page: where this is, and what time it is."""

    place: str
    clock: str


@dataclass(frozen=True, slots=True)
class StatusLine:
    """How fresh the data are, in words; `role` colours the dot beside them."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """Wait for a code. `trouble` replaces the camera picture, `hint` lies over it."""

    title: str
    others: tuple[str, ...]
    camera: str
    trouble: str
    trouble_text: str
    hint: str
    languages: tuple[Button, ...]
    call: tuple[Button, ...]
    status: StatusLine
    bulletin: str
    exit: bool


@dataclass(frozen=True, slots=True)
class MessagePage:
    """One thing to say, full screen: an answer, an employee is coming, out of order. `trouble`: see ReadyPage."""

    role: str
    icon: str
    title: str
    text: str
    others: tuple[str, ...]
    notes: tuple[str, ...]
    buttons: tuple[Button, ...]
    preview: bool
    footer: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """The visitor's consent; ticked only by hand."""

    label: str
    given: bool
    needed: str


@dataclass(frozen=True, slots=True)
class PinPage:
    """A code and its PIN, or a new PIN twice; a PIN is dots. `field` counts to the one being typed."""

    title: str
    text: str
    labels: tuple[str, ...]
    values: tuple[str, ...]
    field: int
    trouble: str
    buttons: tuple[Button, ...]
    keys: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class IinPage:
    """Twelve digits in groups of 6, 4 and 2; `empty` is what is still to come, as dots."""

    title: str
    text: str
    digits: tuple[str, ...]
    empty: tuple[str, ...]
    below: str
    wrong: bool
    consent: Consent
    buttons: tuple[Button, ...]
    keys: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class StatesPage:
    """Find the issuing state: `keys` are the letters that lead on, `options` what fits so far."""

    title: str
    text: str
    letters: str
    none: str
    consent: Consent
    keys: tuple[Button, ...]
    options: tuple[Button, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class KeyboardPage:
    """A passport's number or a name, with the faces of its keyboard, the first one first."""

    title: str
    text: str
    typed: str
    trouble: str
    boards: tuple[Board, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Compare with the document once more."""

    title: str
    text: str
    lines: tuple[str, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """One of a few things to choose."""

    title: str
    text: str
    options: tuple[Button, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on a technician's page: what it is, what is so, the remedy, and what can be done about it.

    `role` colours a mark, `icon` says the same; `code` is a text to show as a QR code too.
    """

    role: str
    icon: str
    label: str
    value: str
    note: str
    buttons: tuple[Button, ...]
    code: str


@dataclass(frozen=True, slots=True)
class TechnicianPage:
    """Topics on the left, rows on the right; what has no room is on the next page, `turn` names the ways there."""

    title: str
    reminder: str
    topics: tuple[Button, ...]
    rows: tuple[Row, ...]
    preview: bool
    turn: tuple[str, str]
    trouble: str = ""


Page = (
    ReadyPage
    | MessagePage
    | PinPage
    | IinPage
    | StatesPage
    | KeyboardPage
    | ConfirmPage
    | ChoicePage
    | TechnicianPage
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """One of the day's figures; `over`: it is more than it may be."""

    number: str
    of: str
    label: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Recent:
    """One of the last checks; `role` colours a square, the words say the same."""

    at: str
    role: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One hour of the day: how many checks, and their `share` of the busiest one's."""

    label: str
    count: str
    share: float


@dataclass(frozen=True, slots=True)
class Panel:
    """The desk's right side: the day."""

    title: str
    status: StatusLine
    counts: tuple[Count, ...]
    recent: tuple[Recent, ...]
    nothing: str
    hours: tuple[Bar, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class View:
    """All of it. `countdown` is the share of time left until the screen returns to ready, negative where it stays.

    `announcement` is what a screen reader says at once: part by part, each when it is new.
    """

    page: Page
    top: Top
    panel: Panel | None
    countdown: float
    announcement: tuple[str, ...]
