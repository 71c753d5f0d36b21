"""Numbers of things as English has them."""


def counted(number: int, thing: str) -> str:
    """Say how many of a thing there are: 1 visit, 2,500 visits; only for what takes an s."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
