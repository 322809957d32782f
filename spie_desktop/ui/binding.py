"""Loads PySide, and leaves for the day they are asked for the parts of it that explain it to whoever writes code.

To be imported before anything of PySide. At each start PySide compiles two thousand lines that describe its functions
(signatures, stubs, the words of a TypeError), and reads the source of each module imported later: a third of the time
to the first window. What is deferred runs, unchanged, once one of its names is used; `feature` and `mapping` are not,
because PySide looks into them without asking.
"""

import builtins
import sys
import threading
from collections.abc import Iterable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, SupportsIndex

_SUPPORT = "shibokensupport"
_DESCRIPTIONS = frozenset(
    f"{_SUPPORT}.{name}"
    for name in (
        "signature.errorhandler",
        "signature.layout",
        "signature.parser",
        "signature.lib.enum_sig",
        "signature.lib.pyi_generator",
    )
)
_loading = threading.RLock()


class _Later(ModuleType):
    """A module that is there by name, and runs when something in it is wanted."""

    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        if (name.startswith("__") and name.endswith("__")) or spec is None:
            raise AttributeError(name)
        with _loading:
            found: _Deferred | None = self.__dict__.pop("_deferred", None)
            if found is not None:
                spec.name = found.name  # PySide publishes it under another name, by which its loader does not know it
                found.loader.exec_module(self)
        return object.__getattribute__(self, name)


class _Deferred:
    """The loader of such a module: what would have run, kept for later."""

    def __init__(self, name: str, loader: Any) -> None:
        self.name, self.loader = name, loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["_deferred"] = self


class _Finder:
    """Finds what the others find, and defers it when it only describes."""

    def __init__(self, others: Sequence[Any]) -> None:
        self._others = others

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname not in _DESCRIPTIONS:
            return None
        specs = (finder.find_spec(fullname, path, target) for finder in self._others if finder is not self)
        found = next((spec for spec in specs if spec is not None), None)
        return found and ModuleSpec(fullname, _Deferred(fullname, found.loader))  # type: ignore[arg-type]


class _Finders(list[Any]):
    """PySide puts its own finder before all the others: here it comes second."""

    def __init__(self, finders: Iterable[Any]) -> None:
        super().__init__(finders)
        self.insert(0, _Finder(self))

    def insert(self, index: SupportsIndex, finder: Any) -> None:
        super().insert(1 if self and isinstance(self[0], _Finder) else index, finder)


def _load() -> None:
    usual_import, usual_finders = builtins.__import__, sys.meta_path
    sys.pyside6_option_python_enum = True  # type: ignore[attr-defined]  # as one of the deferred modules would say
    sys.meta_path = _Finders(usual_finders)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        sys.meta_path = usual_finders
        builtins.__import__ = usual_import


if "PySide6" not in sys.modules:
    _load()
