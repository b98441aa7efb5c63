"""`python -m tests.supply licences` writes docs/licences.md; `… bom FILE` a bill of materials."""

import sys
from pathlib import Path

from tests.builders import ROOT
from tests.supply.bom import bill
from tests.supply.inventory import parts
from tests.supply.licences import page


def main() -> None:
    """Write what the arguments ask for."""
    match sys.argv[1:]:
        case ["licences"]:
            (ROOT / "docs" / "licences.md").write_text(page(parts()))
        case ["bom", file]:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(bill(parts()))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
