"""The two dated rule sets: what facts make of a status."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.errors import CentralError
from sync.central.register.rule_set import load_rule_set, read_rule_set, rule_set_names
from sync.central.register.rules import Case, Contact, Dose, Exemption, Fact, PcrResult, Recovery, RuleSet, status_of
from sync.model.status import HealthRecord, Status, pack, status_at

NOW = datetime(2021, 10, 1, 12, tzinfo=UTC)
MAY = load_rule_set("2021-05-21")
SEPTEMBER = load_rule_set("2021-09-27")
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
BEST_TO_WORST = (Status.GREEN, Status.BLUE, Status.YELLOW, Status.RED)

instants = st.integers(-400 * 24 * 60, 0).map(lambda minutes: NOW + minutes * MINUTE)
ends = st.none() | st.integers(-40, 40).map(lambda days: NOW + days * DAY)
dangers = st.one_of(
    st.builds(Case, instants), st.builds(Contact, instants, ends), st.builds(PcrResult, instants, st.just(value=True))
)
facts = st.one_of(
    dangers,
    st.builds(PcrResult, instants, st.booleans()),
    st.builds(Dose, instants, st.sampled_from(sorted(MAY.products)), st.integers(1, 3)),
    st.builds(Recovery, instants),
    st.builds(Exemption, instants, ends),
)
rule_sets = st.sampled_from([MAY, SEPTEMBER])


def status(*found: Fact, rules: RuleSet = MAY, now: datetime = NOW) -> Status:
    return status_of(found, rules, now).status


def test_both_rule_sets_are_shipped() -> None:
    assert rule_set_names() == ("2021-05-21", "2021-09-27")


def test_somebody_of_whom_nothing_is_known_is_blue() -> None:
    assert status_of([], MAY, NOW) == HealthRecord(Status.BLUE)


@pytest.mark.parametrize(("rules", "days"), [(MAY, 3), (SEPTEMBER, 7)])
def test_a_negative_pcr_test_is_green_to_its_end_minute(rules: RuleSet, days: int) -> None:
    sample = NOW - timedelta(hours=5, seconds=-17)
    record = status_of([PcrResult(sample, positive=False)], rules, NOW)
    end = sample.replace(second=0) + days * DAY
    assert record == HealthRecord(Status.GREEN, end)
    assert status(PcrResult(sample, positive=False), rules=rules, now=end) is Status.GREEN
    assert status(PcrResult(sample, positive=False), rules=rules, now=end + MINUTE) is Status.BLUE


@pytest.mark.parametrize(
    ("product", "number", "full"),
    [
        ("qazvac", 1, False),
        ("qazvac", 2, True),
        ("sputnik-v", 2, True),
        ("sputnik-light", 1, True),
        ("pfizer", 3, True),
    ],
)
def test_a_full_course_is_green_as_long_as_the_rules_say(product: str, number: int, *, full: bool) -> None:
    dose = Dose(NOW - DAY, product, number)
    assert status_of([dose], MAY, NOW) == HealthRecord(Status.GREEN if full else Status.BLUE)
    days = 365 if full else 21
    assert status_of([dose], SEPTEMBER, NOW) == HealthRecord(Status.GREEN, NOW - DAY + days * DAY)


def test_recovery_ends_red_and_counts_for_ninety_days_from_september() -> None:
    case, recovery = Case(NOW - 20 * DAY), Recovery(NOW - 3 * DAY)
    assert status(case) is Status.RED
    assert status(case, recovery) is Status.BLUE
    assert status_of([case, recovery], SEPTEMBER, NOW) == HealthRecord(Status.GREEN, NOW + 87 * DAY)
    assert status(case, recovery, PcrResult(NOW - DAY, positive=True)) is Status.RED


def test_a_negative_test_does_not_lift_red_or_yellow() -> None:
    negative = PcrResult(NOW, positive=False)
    assert status(Case(NOW - 9 * DAY), negative) is Status.RED
    assert status(Contact(NOW - 9 * DAY), negative) is Status.YELLOW


def test_contact_lasts_until_lifted_in_may_and_two_weeks_in_september() -> None:
    contact = Contact(NOW - 14 * DAY - MINUTE)
    assert status(contact) is Status.YELLOW
    assert status(contact, rules=SEPTEMBER) is Status.BLUE
    assert status(contact, rules=SEPTEMBER, now=NOW - MINUTE) is Status.YELLOW
    assert status(Contact(NOW - DAY, until=NOW - MINUTE)) is Status.BLUE


def test_an_exemption_counts_from_september_until_it_ends() -> None:
    assert status(Exemption(NOW - DAY)) is Status.BLUE
    assert status_of([Exemption(NOW - DAY)], SEPTEMBER, NOW) == HealthRecord(Status.GREEN)
    assert status_of([Exemption(NOW - DAY, NOW + DAY)], SEPTEMBER, NOW) == HealthRecord(Status.GREEN, NOW + DAY)


@given(st.lists(facts, max_size=6), dangers, rule_sets)
def test_more_evidence_of_danger_never_gives_a_better_status(known: list[Fact], danger: Fact, rules: RuleSet) -> None:
    before, after = status(*known, rules=rules), status(*known, danger, rules=rules)
    assert BEST_TO_WORST.index(after) >= BEST_TO_WORST.index(before)


@given(st.lists(facts, max_size=6), rule_sets, st.randoms())
def test_the_order_and_repetition_of_facts_do_not_matter(known: list[Fact], rules: RuleSet, random: object) -> None:
    shuffled = [*known, *known]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis's random
    assert status_of(shuffled, rules, NOW) == status_of(known, rules, NOW)


@given(st.lists(facts, max_size=6), rule_sets, st.integers(0, 60 * 24 * 60))
def test_what_a_terminal_sees_later_is_never_better_than_what_the_register_would_say(
    known: list[Fact], rules: RuleSet, minutes: int
) -> None:
    later = NOW + minutes * MINUTE
    at_the_door = status_at(status_of(known, rules, NOW), later)
    assert BEST_TO_WORST.index(at_the_door) >= BEST_TO_WORST.index(status(*known, rules=rules, now=later))


@given(st.lists(facts, max_size=6), rule_sets)
def test_every_record_fits_a_snapshot(known: list[Fact], rules: RuleSet) -> None:
    assert pack(status_of(known, rules, NOW)) >= 0


@pytest.mark.parametrize(
    ("old", "new"),
    [("contact = 14", "contact = -1"), ("qazvac = 2", "qazvac = 0"), ('"open"', '"always"'), ("recovery = 90", ""),
     ("[products]", "[more]"), ("name =", "nmae =")],
)  # fmt: skip
def test_a_rule_set_that_is_not_understood_is_refused_in_words(old: str, new: str) -> None:
    document = (
        'name = "x"\n[green_days]\nnegative_pcr = 7\nfirst_dose = 21\nfull_course = 365\nrecovery = 90\n'
        'exemption = "open"\n[yellow_days]\ncontact = 14\n[products]\nqazvac = 2\n'
    )
    assert read_rule_set(document).contact == 14
    with pytest.raises(CentralError, match="rule set is not understood"):
        read_rule_set(document.replace(old, new))
