"""How fast camera and decoder are, as a technician reads it."""

from kiosk.workers.tempo import Rates, Tempo


def test_rates_come_once_a_second() -> None:
    tempo = Tempo(10.0)
    assert tempo.rates(10.9) is None
    assert tempo.rates(11.0) == Rates(0.0, 0.0)
    assert tempo.rates(11.5) is None


def test_pictures_that_nobody_took_in_time_count() -> None:
    tempo = Tempo(0.0)
    tempo.saw(1)
    tempo.saw(31)
    assert tempo.rates(1.0) == Rates(30.0, 0.0)
    tempo.saw(46)
    assert tempo.rates(2.0) == Rates(15.0, 0.0)


def test_a_camera_that_is_opened_anew_counts_from_its_first_picture() -> None:
    tempo = Tempo(0.0)
    tempo.saw(900)
    tempo.rates(1.0)
    tempo.saw(1)
    tempo.saw(11)
    assert tempo.rates(2.0) == Rates(10.0, 0.0)


def test_looks_are_counted_a_second() -> None:
    tempo = Tempo(0.0)
    tempo.looked()
    tempo.looked()
    assert tempo.rates(2.0) == Rates(0.0, 1.0)
