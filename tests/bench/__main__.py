"""Measure: `./dev bench NAME [options] [--json]`. Exit codes: 0 every goal met, 1 one missed, 2 wrong usage."""

import argparse
import ast
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Final, cast

from tests.bench.frame.machine import NoDisk, folder_on_disk, this_machine
from tests.bench.frame.report import Bench, Report, as_json, print_table

FRAME_OPTIONS: Final = frozenset({"bench", "json"})


def main(arguments: Sequence[str], benches: Mapping[str, str], load: Callable[[str], Bench]) -> int:
    """Run one of `benches` (name to one line about it) and print its report; only that one is loaded."""
    if list(arguments) == ["--list"]:
        print("\n".join(f"{name:12} {what}" for name, what in benches.items()))
        return 0
    parser = argparse.ArgumentParser(prog="./dev bench", description="Measure, beside what was promised.")
    names = parser.add_subparsers(dest="bench", metavar="NAME", required=True)
    for name, what in benches.items():
        command = names.add_parser(name, help=what, description=what)
        command.add_argument("--json", action="store_true", help="print one JSON object, and nothing else")
        command.add_argument("--data", type=Path, metavar="DIR", help="where the data lies; must be on a real disk")
        if list(arguments[:1]) == [name]:
            load(name).add_options(command)
    options = parser.parse_args(arguments)
    try:
        report = measure(options, load(options.bench))
    except NoDisk as fault:
        parser.error(str(fault))
    if options.json:
        print(as_json(report))
    else:
        print_table(report, sys.stdout)
    return 0 if report.met() else 1


def measure(options: argparse.Namespace, bench: Bench) -> Report:
    """Run `bench` in a folder on a real disk. Nothing of its own reaches standard output."""
    with folder_on_disk(options.data, Path("/proc/mounts").read_text()) as options.data:
        with redirect_stdout(sys.stderr):
            figures = bench.run(options, lambda line: print(f"{options.bench}: {line}", file=sys.stderr))
        told = {name: value for name, value in vars(options).items() if name not in FRAME_OPTIONS}
        return Report(options.bench, this_machine(options.data), told, figures, bench.GOALS)


def find_benches(folder: Path) -> dict[str, str]:
    """Return each bench's name and the first line about it. A bench is a module here; what helps it is a package."""
    return {path.stem.rstrip("_").replace("_", "-"): _first_line(path) for path in sorted(folder.glob("[!_]*.py"))}


def _first_line(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text())) or "").partition("\n")[0]


def load_bench(name: str) -> Bench:
    """Import tests/bench/NAME.py; a hyphen in the name is an underscore in the file's, and a keyword ends in one."""
    module = name.replace("-", "_") + "_" * iskeyword(name)
    return cast("Bench", import_module(f"tests.bench.{module}"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], find_benches(Path(__file__).parent), load_bench))
