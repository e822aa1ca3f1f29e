"""The Figure: a frozen value from which the page, the file and the print are all made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from analysis.plural import counted


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a figure's numbers come from, for its caption and for every export."""

    selection: str
    """The selection in words."""
    articles: int
    """Articles in the selection."""
    undated: int
    """Articles left out because they have no date."""
    zone: str
    """Time zone in which days are cut."""
    corpus: str
    commit: int
    when: pd.Timestamp | None = None
    """When that commit was made: the date of every file."""
    as_of: pd.Timestamp | None = None
    """When the newest article was published."""
    copies: int = 0
    """Copies left out; 0 too where the selection asks for copies."""
    model: str = ""
    """Digest of the model that marked names beside the list; "" where none did."""
    subject: tuple[str, ...] = ()
    """Who is asked for, by name, where they are few enough for a title."""

    def titled(self, title: str) -> str:
        """Return a title that says whom it is of, for where nothing around it does."""
        missing = [name for name in self.subject if name not in title]
        return f"{title}: {', '.join(missing)}" if missing else title

    link: str | None = ""
    """The page that lists the very articles; "" where no dashboard is known, None where no address tells them."""

    @property
    def made(self) -> str:
        """The source line: which corpus, as it was when, and the facts."""
        # The commit's own time and not the clock's: the same question gives the same bytes.
        when = f", as it was on {self.when:%-d %B %Y %H:%M} UTC" if self.when is not None else ""
        newest = f", newest article {self.as_of:%-d %B %Y %H:%M} UTC" if self.as_of is not None else ""
        model = f", names found with model {self.model}" if self.model else ""
        return f"Made with Marquee from corpus {self.corpus}{when}{newest}{model}.{self.where} {self.facts}"

    @property
    def where(self) -> str:
        """Where the articles are seen, as a sentence; "" where no dashboard is known."""
        # A point that touches the address would be opened as a part of it.
        told = f"See {self.link} ." if self.link else "No address of the dashboard tells this selection."
        return "" if self.link == "" else f" {told}"

    @property
    def line(self) -> str:
        """The facts, and where the articles are seen: what a command says beside a table."""
        return f"{self.facts}{self.where}"

    @property
    def facts(self) -> str:
        """All of it but the corpus, in one line."""
        undated = f"; {self.undated:,} undated left out" if self.undated else ""
        copies = f", without {counted(self.copies, 'copy', 'copies')}" if self.copies else ""
        articles = counted(self.articles, "article")
        return f"{self.selection}. {articles}{copies}{undated}. Days in {self.zone}. Commit {self.commit}."


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A table, what is drawn of it, and the words around it."""

    key: str
    """Short fixed name: file names and element ids are made of it."""
    form: Literal["line", "bar", "grid", "interval", "span", "stack", "scatter", "band"]
    """line: `x` is a day; bar: horizontal, `y` is a label and `x` a number, largest first;

    grid: a cell a day and label, `x` the day, `y` the label; first labels on top;
    interval: a mark a label and state, with a line between its `ends`: `x` is a share, `y` the label, first on top;
    span: a mark a label, with a line between its `ends` if it has them: `x` is a number of hours, `y` the label;
    stack: a part a label and look, laid end to end: `x` is a number, `y` the label, first on top;
    scatter: a mark a row: `x` and `y` are numbers, `words` what the mark is called;
    band: as a line, one of them, within the area between its `ends`.
    """
    table: pd.DataFrame
    """Tidy: one row a mark. NaN is a gap."""
    x: str
    y: str
    color: str | None
    """line: the column that tells the lines apart. bar: the column with which `x` is compared, drawn beside it.

    grid and interval: the column that says what a mark looks like, one of `states`; stack: what a part is of;
    scatter: the column that tells groups of marks apart.
    """
    ids: tuple[str, ...]
    """Columns that say what a click on a mark asks for."""
    labels: Mapping[str, str]
    """What each drawn column is called on screen."""
    title: str
    note: str
    """What the reader must know to read it right, beyond the provenance."""
    provenance: Provenance
    step: Literal["day", "week", "month"] = "day"
    """line: what a point stands for; a week or month is named by its first day."""
    states: Mapping[str, str] = field(default_factory=dict)
    """What each look means, in words, in the order of the legend; grid: a cell of the first is marked, not filled."""
    measure: str = ""
    """grid: the column that is told of a cell; interval: the column that says in words what a share is of;

    bar: the column whose label the axis has, where that is not `x`.
    """
    ends: tuple[str, str] = ("", "")
    """interval, span, band: the columns of its lower and its upper end."""
    words: str = ""
    """interval: the column of what is written where there is no share; span: of what a mark says in words;

    scatter: of what a mark is called.
    """
    mark: str = ""
    """line: the column that says which points are marked."""

    @property
    def headline(self) -> str:
        """The title of the figure alone, as it leaves."""
        return self.provenance.titled(self.title)

    @property
    def is_all_gaps(self) -> bool:
        """Whether there are rows and none of them has a number, so that there is nothing to draw."""
        return self.form in {"line", "band"} and not self.table.empty and bool(self.table[self.y].isna().all())

    @property
    def caption(self) -> str:
        """The line under the figure: selection, count, zone and commit, and the note."""
        return f"{self.provenance.facts} {self.note}".strip()

    @property
    def alt(self) -> str:
        """What the figure shows, for who cannot see it."""
        if self.table.empty:
            return f"{self.title}: nothing to show."
        match self.form:
            case "bar":
                told = self._alt_of_bars()
            case "interval":
                told = self._alt_of_intervals()
            case "span":
                first = self.table.iloc[0]
                told = f"{counted(len(self.table), 'row')}; the first is {first[self.y]}: {first[self.words]}"
            case "stack" | "scatter":
                told = self._alt_of_parts()
            case "grid":
                told = self._alt_of_grid(self.table[self.y].nunique(), self.table[str(self.color)].value_counts())
            case "line" | "band":
                told = self._alt_of_days()
        return f"{self.title}: {told}."

    def _alt_of_bars(self) -> str:
        first = self.table.iloc[int(self.table[self.x].argmax())]
        longest = f"{first[self.y]}, {first[self.x]:,}"
        bars = counted(len(self.table), "bar")
        return f"{bars} of {self.labels.get(self.x, 'value')}; the longest is {longest}"

    def _alt_of_days(self) -> str:
        within = " with its range" if self.form == "band" else ""
        marked = int(self.table[self.mark].sum()) if self.mark else 0
        stars = f"; {counted(marked, 'point')} marked as rising" if marked else ""
        return f"{self.labels.get(self.y, 'value')}{within} by {self.step}, {self._days}{stars}"

    def _alt_of_parts(self) -> str:
        table, across, along = self.table, self.labels[self.x], self.labels[self.y]
        if self.form == "scatter":
            return f"{counted(len(table), 'mark')}, {along} by {across}"
        parts = counted(table[str(self.color)].nunique(), "part")
        return f"{counted(table[self.ids[0]].nunique(), 'bar')} of {across}, each of up to {parts}"

    def _alt_of_grid(self, rows: int, counts: pd.Series) -> str:
        told = "; ".join(f"{words}: {counts.get(state, 0):,}" for state, words in self.states.items())
        return f"{rows} rows, {self._days}. Cells: {told}"

    def _alt_of_intervals(self) -> str:
        low, high = self.ends
        rows = counted(self.table[self.ids[0]].nunique(), "row")
        first = self.table[self.table[self.ids[0]].eq(self.table[self.ids[0]].iloc[0])]
        told = [
            f"{self.states[row[str(self.color)]].lower()} {row[self.x]:.0%}, {row[low]:.0%} to {row[high]:.0%}"
            for row in first.to_dict("records")
            if not pd.isna(row[self.x])
        ]
        name, words = first[self.y].iloc[0], first[self.words].iloc[0]
        return f"{rows}; the first is {name}: {'; '.join(told) or words}"

    @property
    def _days(self) -> str:
        days = self.table[self.x]
        return f"{days.min():%-d %B %Y} to {days.max():%-d %B %Y}"
