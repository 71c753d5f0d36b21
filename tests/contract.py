"""Two kinds of import contract beside import-linter's own. Each lists what is allowed, so that what is new is not."""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class UsesOnly(Contract):
    """Hold that `modules` import, of what lies `among` these, nothing directly but themselves and `allowed`."""

    type_name = "uses_only"
    modules = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())
    among = fields.ListField(subfield=fields.StringField(), default=["*"])

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - their signature
        modules, allowed, among = _names(self.modules), _names(self.allowed), _names(self.among)
        return _verdict(
            (importer, imported)
            for importer, imported in _imports(graph)
            if _within(importer, modules) and _within(imported, among) and not _within(imported, modules + allowed)
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        _render(check)


class UsedOnlyBy(Contract):
    """Hold that nothing imports `modules` directly but themselves and `allowed`."""

    type_name = "used_only_by"
    modules = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - their signature
        modules, allowed = _names(self.modules), _names(self.allowed)
        return _verdict(
            (importer, imported)
            for importer, imported in _imports(graph)
            if _within(imported, modules) and not _within(importer, modules + allowed)
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        _render(check)


def _names(field: fields.ListField) -> list[str]:
    """Return what import-linter has put in the place of a field: the values read from the configuration."""
    return cast("list[str]", field)


def _imports(graph: ImportGraph) -> Iterator[tuple[str, str]]:
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            yield importer, imported


def _within(module: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(module, pattern) or fnmatchcase(module, f"{pattern}.*") for pattern in patterns)


def _verdict(illegal: Iterable[tuple[str, str]]) -> ContractCheck:
    found = list(illegal)
    return ContractCheck(kept=not found, metadata={"illegal": found})


def _render(check: ContractCheck) -> None:
    for importer, imported in check.metadata["illegal"]:
        output.print_error(f"{importer} may not import {imported}")
