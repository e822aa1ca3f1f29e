"""Text pages with no headline, date or source: every naming of the article, and nobody of the headlines behind it."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.entities.knowledge import Knowledge
from tests.accuracy.saying import said
from tests.accuracy.scoring import fold

PAGES = Path(__file__).parent / "pages"
GOLD = [json.loads(line) for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("page", GOLD, ids=[page["page"] for page in GOLD])
def test_a_page_gives_exactly_what_its_reader_found(page: dict[str, Any], packaged: Knowledge) -> None:
    [(_, found)] = said(PAGES / page["page"], packaged)
    assert found["groups"] == []
    for part in ("people", "characters", "works"):
        assert _counted(found[part]) == _counted(page[part]), part


def _counted(things: list[dict[str, Any]]) -> dict[str, tuple[str, int, dict[str, int]]]:
    # Accents of a canonical name are a matter of house style, and so is the shape of an apostrophe.
    return {
        fold(thing["name"]): (
            thing["kind"] if thing.get("kind") in {"series", "film"} else "",
            thing["mentions"],
            {surface.replace("’", "'"): count for surface, count in thing["surfaces"].items()},
        )
        for thing in things
    }
