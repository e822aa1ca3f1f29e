"""Namings of one article: known spellings, slips and short names, decided together."""

from collections.abc import Sequence

from analysis.entities.evidence import settle
from analysis.entities.knowledge import Knowledge
from analysis.entities.passage import Passage
from analysis.entities.shortforms import found_in, short_forms, slips_in
from analysis.entities.slips import Naming, covered, slips


def namings(headline: str, body: str, knowledge: Knowledge) -> list[Naming]:
    """Return where the headline and the body name an entity, in reading order; none overlaps another."""
    passages = [Passage("headline", headline), Passage("body", body)]
    hits = [hit for passage in passages for hit in knowledge.matcher.hits(passage)]
    full = [Naming(hit.passage, hit.start, hit.end, entity, "alias") for hit, entity in settle(hits, knowledge)]
    complete = full + [
        slip for passage in passages for slip in slips(passage, covered(full, passage), _entities(full), knowledge)
    ]
    claims = short_forms(complete, passages, _entities(complete), knowledge)
    short = [naming for passage in passages for naming in found_in(passage, claims, covered(complete, passage))]
    known = complete + short
    misspelt = [
        naming for passage in passages for naming in slips_in(passage, claims, covered(known, passage), knowledge)
    ]
    order = {id(passage): index for index, passage in enumerate(passages)}
    return sorted(known + misspelt, key=lambda naming: (order[id(naming.passage)], naming.start))


def _entities(found: Sequence[Naming]) -> frozenset[str]:
    return frozenset(naming.entity_id for naming in found)
