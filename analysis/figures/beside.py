"""Beside whom a person's portrayal stands: the same person at other outlets, and peers at the same ones."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.metrics import portrayal as metrics
from analysis.store.slices import Posed, Slice
from analysis.tone.measured import Measured


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """A person, and beside whom."""

    said: pd.DataFrame
    """As `metrics.judged`, with `row`."""
    rows: Mapping[str, str]
    """What each row is called, in order."""
    note: str
    """Who the others are, in words."""

    def estimates(self, known: Measured) -> pd.DataFrame:
        """Return the estimates, a row each, with what it is called and how far they are wrong."""
        table = metrics.of_rows(metrics.estimates(self.said, "row", known), "row", list(self.rows))
        return table.assign(name=table["row"].map(self.rows), caution=known.line)


def beside(own: Posed, everywhere: Slice, entity_id: str, name: str) -> Beside:
    """Return beside whom a person stands.

    `own`: the articles that name the person; `everywhere`: the same of all sources.
    """
    role, sources = metrics.role(own.base, entity_id), own.selection.sources
    if sources is None:
        said, rows = metrics.judged(own.corpus).assign(row=metrics.OWN), {metrics.OWN: name}
    else:
        said = metrics.beside_others(entity_id, everywhere, sources)
        rows = {metrics.OWN: name, metrics.SHARED: "Here, shared stories", metrics.ELSEWHERE: "Elsewhere, same stories"}
    if role:
        said = pd.concat([said, metrics.peers(entity_id, own.base)])
        rows |= {metrics.PEERS: f"Peers ({role})"}
    return Beside(said, rows, _note(said, role, has_sources=sources is not None))


def _note(said: pd.DataFrame, role: str, *, has_sources: bool) -> str:
    parts = []
    if has_sources:
        parts.append(
            "Elsewhere: the same person at all other outlets, in the stories in which both portray the person."
        )
    if role:
        alike = said["entity_id"][said["row"].eq(metrics.PEERS)].nunique()
        parts.append(
            f"Peers: the {alike:,} other people known first as {role} whose portrayal is judged at the same outlets, "
            "in the same period."
        )
    else:
        parts.append("No role of this person is known, so there are no peers.")
    return " ".join(parts)
