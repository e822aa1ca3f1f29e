"""Text pages with no headline, date or source: every naming of the article, and nobody of the headlines behind it."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import loading
from analysis.annotate import annotate
from analysis.entities.gazetteer import SHOWS, WORKS, Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.evaluate.scoring import fold
from analysis.settings import Settings

PAGES = Path(__file__).parent / "pages"
GOLD = [json.loads(line) for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
# Of works, only series and films are labelled.
PARTS = {
    "person": "people",
    "group": "groups",
    "character": "characters",
    **dict.fromkeys(WORKS, "other works"),
    **dict.fromkeys(SHOWS, "works"),
}


@pytest.fixture(scope="module")
def knowledge(packaged: Gazetteer) -> Knowledge:
    return Knowledge(packaged)


@pytest.mark.parametrize("page", GOLD, ids=[page["page"] for page in GOLD])
def test_a_page_gives_exactly_what_its_reader_found(page: dict[str, Any], knowledge: Knowledge) -> None:
    [batch] = loading.read([PAGES / page["page"]], loading.Defaults(), Settings())
    assert (len(batch.articles), len(batch.rejects)) == (1, 0)
    found = _by_part(annotate(batch.articles, knowledge).mentions, knowledge)
    assert found["groups"] == []
    for part in ("people", "characters", "works"):
        assert _counted(found[part]) == _counted(page[part]), part


def _by_part(mentions: pd.DataFrame, knowledge: Knowledge) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {part: [] for part in PARTS.values()}
    for entity, surfaces in mentions.groupby("entity_id", sort=False)["surface"]:
        kind = knowledge.kinds[str(entity)]
        found[PARTS[kind]].append(
            {
                "name": knowledge.names[str(entity)],
                "kind": kind,
                "mentions": len(surfaces),
                "surfaces": surfaces.value_counts(sort=False).to_dict(),
            }
        )
    return found


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
