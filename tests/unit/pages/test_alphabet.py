"""Names stand in lists where a reader of Kazakh, Russian or English looks for them."""

from sync.central.pages.alphabet import by_name


def test_kazakh_letters_stand_in_their_places() -> None:
    in_order = [
        "Ақтөбе",
        "Алматы",
        "Әуежай",
        "Кен",
        "Қосшы",
        "Нұр",
        "Ңғ",
        "Орал",
        "Өзен",
        "Тараз",
        "Ұлытау",
        "Һ",
        "Ылғал",
        "Іс",
    ]
    assert [name for _, name in by_name((name, name) for name in sorted(in_order))] == in_order


def test_latin_names_keep_their_order() -> None:
    assert by_name([("b", "Shymkent"), ("a", "Almaty"), ("c", "akmola")]) == (
        ("c", "akmola"),
        ("a", "Almaty"),
        ("b", "Shymkent"),
    )
