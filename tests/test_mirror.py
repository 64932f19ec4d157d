"""The tests mirror the package: `ankibuild/render/math.py` is tested in `tests/render/test_math.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

import ankibuild

PACKAGE = Path(ankibuild.__file__).parent
TESTS = Path(__file__).parent
MODULES = [
    path.relative_to(PACKAGE)
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name not in ("__init__.py", "__main__.py")
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.as_posix())
def test_every_module_has_its_tests(module: Path) -> None:
    assert (TESTS / module.parent / f"test_{module.name}").is_file()
