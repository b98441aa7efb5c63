"""Runs the parts that are named, or all, and prints a table of their figures: `python -m tests.torture [PART …]`.

A part is a module of this package with a function `run`, which returns figures by their names, and raises SystemExit
where something is not as it should be.
"""

import importlib
import pkgutil
import sys

from tests import torture


def parts() -> dict[str, object]:
    """Return the parts there are, by name."""
    names = [each.name for each in pkgutil.iter_modules(torture.__path__) if each.name != "__main__"]
    modules = {name: importlib.import_module(f"{torture.__name__}.{name}") for name in names}
    return {name: module.run for name, module in modules.items() if hasattr(module, "run")}


def main(names: list[str]) -> int:
    """Run parts; return how many failed."""
    there = parts()
    unknown = [name for name in names if name not in there]
    if unknown:
        sys.exit(f"There is no part {', '.join(unknown)}; there are {', '.join(there)}.")
    failed, rows = 0, []
    for name in names or there:
        try:
            rows += [(name, what, figure) for what, figure in there[name]().items()]
        except SystemExit as error:
            failed += 1
            rows.append((name, "failed", str(error)))
    wide = max(len(what) for _, what, _ in rows)
    for name, what, figure in rows:
        print(f"{name:10} {what:{wide}} {figure}")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
