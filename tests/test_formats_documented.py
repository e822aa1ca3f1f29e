"""docs/formats.md says what the code reads."""

from pathlib import Path

import pytest

from analysis.loading import formats
from analysis.loading.facts import columns
from analysis.names import lists
from analysis.settings import Limits

DOCS = Path(__file__).parents[1] / "docs"
TEXT = (DOCS / "formats.md").read_text(encoding="utf-8")
NAMES = (DOCS / "names.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", sorted(formats._ENDINGS))  # noqa: SLF001  (the list itself)
def test_every_ending_is_in_the_table(ending: str) -> None:
    assert any(ending in cell.split() for line in TEXT.splitlines() for cell in line.split("|"))


@pytest.mark.parametrize(("field", "names"), sorted(columns.FIELDS.items()))
def test_every_name_of_a_column_is_in_the_table(field: str, names: tuple[str, ...]) -> None:
    assert f"| {field} | {', '.join(names)} |" in TEXT


@pytest.mark.parametrize("name", sorted(Limits.model_fields))
def test_every_limit_is_in_the_table_with_its_default(name: str) -> None:
    field = Limits.model_fields[name]
    assert f"| MARQUEE_LIMIT_{name.upper()} | {field.default:,} | {field.description} |" in TEXT


@pytest.mark.parametrize(("field", "names"), sorted(lists.COLUMNS.items()))
def test_every_column_of_a_list_of_names_is_in_the_table(field: str, names: tuple[str, ...]) -> None:
    line = next(line for line in NAMES.splitlines() if line.startswith(f"| {field} | "))
    assert ", ".join(names) in line
