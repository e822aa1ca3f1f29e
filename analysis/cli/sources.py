"""`sources`: what each source is called, and the newsroom's own list of it."""

from pathlib import Path
from typing import Annotated, Final

import pandas as pd
import typer

from analysis import editing
from analysis.cli import options
from analysis.cli.asking import Question, asked
from analysis.cli.failure import MisuseError
from analysis.cli.login import login
from analysis.cli.options import Form
from analysis.cli.writing import enlist, put, say
from analysis.errors import SelectionError
from analysis.export import delimited
from analysis.metrics.sources import delivered
from analysis.selection import Selection
from analysis.sources import called, listed, own, spellings
from analysis.store.slices import slice_of
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.writing import Signature

_SHOWN: Final = ("name", "articles", "undated", "first", "newest", "spellings")

_Rename = Annotated[
    tuple[str, str] | None,
    typer.Option("--rename", metavar="SPELLING NAME", help="Call a source so: a line of the newsroom's own list."),
]
_List = Annotated[
    Path | None,
    typer.Option("--list", metavar="FILE", help="Make this CSV (spelling,name) our own list."),
]
_Own = Annotated[bool, typer.Option("--own", help="Print the newsroom's own list as CSV, for --list.")]


def sources(  # noqa: PLR0913  (one an option)
    *,
    rename: _Rename = None,
    from_file: _List = None,
    own_list: _Own = False,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the sources, each with the spellings that it joins, most articles first.

    --rename and --list change what sources are called, for all pages and files from the new commit on.
    """
    settings = options.settings(corpus)
    if sum((rename is not None, from_file is not None, own_list)) > 1:
        msg = "--rename, --list and --own exclude each other; give one of them"
        raise MisuseError(msg)
    if rename is not None:
        _rename(settings.corpus, *rename)
    elif from_file is not None:
        lines = editing.read_list(from_file.read_bytes(), str(from_file))
        _tell(editing.rename_sources(settings.corpus, lines, _signature(f"sources --list {from_file}"), say).number)
    elif own_list:
        held = snapshot(settings.corpus)
        put(delimited.csv(own(editing.sources_of(held.corpus, held.commit))))
    else:
        # As every list does it: articles whose hour has come are let out first.
        held = asked(Question(), corpus).snapshot
        table = listing(held)
        facts = f"{len(table):,} sources. Commit {held.commit.number}."
        enlist(table, _SHOWN, settings.tz, form, limit, facts=facts)


def listing(held: Snapshot) -> pd.DataFrame:
    """Return a row a source, most articles first: name, spellings joined by "; ", articles, undated, first, newest."""
    joined = pd.Series(dict(held.sources), dtype="str").rename_axis("spelling").rename("source").reset_index()
    told = joined.sort_values("spelling").groupby("source")["spelling"].agg("; ".join).rename("spellings")
    counted = delivered(slice_of(held, Selection())).merge(told, left_on="source", right_index=True)
    table = counted.rename(columns={"source": "name"})
    return table[["name", "spellings", "articles", "undated", "first", "newest"]]


def _rename(corpus: Path, spelling: str, name: str) -> None:
    spelling, name = (" ".join(text.split()) for text in (spelling, name))
    if not name:
        msg = f'--rename "{spelling}": no name; say what it is called'
        raise MisuseError(msg)
    held = snapshot(corpus)
    if called(spelling, spellings(editing.sources_of(held.corpus, held.commit), listed())) is None:
        msg = f'"{spelling}" is no source of this corpus; `marquee sources` lists them'
        raise SelectionError(msg)
    what = f'sources --rename "{spelling}" "{name}"'
    _tell(editing.call_sources(corpus, {spelling: name}, _signature(what), say).number)


def _signature(what: str) -> Signature:
    return Signature(what, login(), pd.Timestamp.now("UTC"))


def _tell(number: int) -> None:
    put(f"commit {number}\n".encode())
