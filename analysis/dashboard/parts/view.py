"""What every page is given: the corpus, the selection and the newsroom's zone."""

from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.entities.gazetteer import WORKS
from analysis.figures.figure import Provenance
from analysis.figures.wording import NO_SOURCE, provenance
from analysis.newsroom import TICK
from analysis.selection import Selection
from analysis.settings import Settings
from analysis.store.slices import Posed, Slice


@dataclass(frozen=True)
class View(Posed):
    """One reader's view of a corpus."""

    settings: Settings
    is_sample: bool

    @property
    def zone(self) -> ZoneInfo:
        """The newsroom's time zone."""
        return self.settings.tz

    @property
    def times(self) -> str:
        """What stands below a table of times: on whose clocks they are."""
        return f"Times in {self.zone}."

    @property
    def name(self) -> str:
        """What the corpus is called on screen."""
        return "Sample corpus" if self.is_sample else self.snapshot.corpus.name.lstrip(".") or "corpus"

    @property
    def as_of(self) -> pd.Timestamp | None:
        """The reader's now: when the newest article was published; None where none is dated."""
        return self.snapshot.newest

    def called(self, source: object) -> str:
        """Return what a source is called on screen that came spelled like this."""
        spelling = source if isinstance(source, str) else ""
        return self.snapshot.sources.get(spelling, spelling) or NO_SOURCE

    @property
    def moment(self) -> pd.Timestamp | None:
        """The end of the period asked for, if something is known of it by then; else the reader's now."""
        if self.as_of is None or self.selection.until is None:
            return self.as_of
        return min(self.as_of, self.selection.until - TICK)

    def asking(self, selection: Selection) -> "View":
        """Return the view of another selection of the same corpus."""
        return replace(self, selection=selection)

    @cached_property
    def with_copies(self) -> "View":
        """The same with copies: who runs a text of another's has the story too."""
        return self.asking(replace(self.selection, copies=True))

    def naming(self, entity_id: str) -> "View":
        """Return the view of the articles that name this entity, within the selection's period and sources."""
        is_work = self.snapshot.entities["kind"].get(entity_id) in WORKS
        chosen = frozenset({entity_id})
        base = self.selection.without_entities()
        return self.asking(replace(base, shows=chosen) if is_work else replace(base, people=chosen))

    def provenance(self, corpus: Slice | None = None) -> Provenance:
        """Return where the numbers of a slice of this corpus come from."""
        # Of a slice that was narrowed further no address is known.
        whole = corpus is None or corpus is self.corpus
        return provenance(corpus or self.corpus, self.zone, self.name, self.settings.address if whole else "")
