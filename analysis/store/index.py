"""The text index of one commit: a folder that is built beside its place, renamed into it and never changed after.

The next index starts from hard links to this one's files, which tantivy never writes twice: it costs what is new.
"""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import tantivy

from analysis import schema
from analysis.errors import CorpusError
from analysis.store import query as queries

LAYOUT: Final = "2"
"""Raised whenever fields, words or tantivy's own files change, so that an older index is refused and not misread."""

INDEXED: Final = pa.schema([pa.field(name, schema.TEXT) for name in ("article_id", *queries.FIELDS)])
"""What an index is made from: one row an article."""

_MARK: Final = "layout"
_WORDS: Final = "words"
_ROW: Final = "row"
_ROWS_A_FILE: Final = 65_536  # ids: the most that an extension writes again
_HEAP: Final = 60_000_000  # bytes the writer may hold; 100,000 articles of 400 words then take 200 MB in all


def folder(corpus: Path, number: int) -> Path:
    """Return where the text index of a commit lives."""
    return corpus / "index" / f"{number}"


def build(folder: Path, texts: pd.DataFrame) -> None:
    """Make the index of these texts at `folder`; until it is whole nothing is there."""
    extend(None, folder, texts, ())


def extend(old_folder: Path | None, new_folder: Path, added: pd.DataFrame, removed_ids: Collection[str]) -> None:
    """Make an index at `new_folder` of what the old one holds, less what is removed, plus what is added.

    An added article replaces the one with its id. The old index stays as it is, whatever happens.
    """
    extend_in_parts(old_folder, new_folder, [added], removed_ids)


def extend_in_parts(
    old_folder: Path | None, new_folder: Path, added: Iterable[pd.DataFrame], removed_ids: Collection[str] = ()
) -> None:
    """Do as `extend` does with tables of new articles, one of which is held at a time."""
    if old_folder is not None:
        _require(old_folder)
    part = new_folder.with_name(f"{new_folder.name}.part")
    # Left behind by a run that died.
    shutil.rmtree(part, ignore_errors=True)
    _start(part, old_folder)
    _write(part, added, removed_ids, is_new=old_folder is None)
    if new_folder.exists():
        # Its commit was never written, else this would be another number.
        shutil.rmtree(new_folder)
    part.rename(new_folder)


def matching(folder: Path, query: str, sources: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of all articles that match the query; `sources` says what each source is called.

    Raises QueryError where the query is not understood, CorpusError where there is no index to ask.
    """
    _require(folder)
    with _lockable(folder) as place:
        index = _opened(place)
        searcher = index.searcher()
        wanted = queries.parsed(query, index.schema, sources)
        # Tantivy refuses a limit of nothing.
        hits = searcher.search(wanted, limit=max(searcher.num_docs, 1), count=False).hits
        rows = searcher.fast_field_values(_ROW, [address for _, address in hits])
    return frozenset(_named(folder, np.array(rows, dtype=np.int64)))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Ids are kept beside tantivy: fetching 100,000 stored ones takes it 150 ms, as many row numbers 5 ms.
    builder.add_text_field("article_id", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(_ROW, fast=True)
    for field in queries.FIELDS:
        # Sources are found by what they are called now, which may change after they were indexed.
        exact = field == queries.SOURCE
        builder.add_text_field(field, tokenizer_name="raw" if exact else _WORDS)
    return builder.build()


def is_current(folder: Path) -> bool:
    """Tell whether there is an index here that this version of the program can extend."""
    mark = folder / _MARK
    return mark.exists() and mark.read_text().strip() == LAYOUT


def _require(folder: Path) -> None:
    mark = folder / _MARK
    if not mark.exists():
        msg = f"{folder}: this commit has no text index; run `marquee ingest` to write a commit that has one"
        raise CorpusError(msg)
    if (layout := mark.read_text().strip()) != LAYOUT:
        msg = f"{folder}: the text index has layout {layout}, not {LAYOUT}; run `marquee ingest` to write a new one"
        raise CorpusError(msg)


@contextmanager
def _lockable(folder: Path) -> Iterator[Path]:
    """Yield the folder, or links to its files where this reader may not write: tantivy locks even to read."""
    if all(os.access(path, os.W_OK) for path in (folder, *folder.glob("*.lock"))):
        yield folder
        return
    # What tantivy's own threads still write there is no reason to fail a search that was answered.
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        for file in folder.iterdir():
            if file.suffix != ".lock":
                Path(place, file.name).symlink_to(file.resolve())
        yield Path(place)


def _opened(folder: Path) -> tantivy.Index:
    try:
        index = tantivy.Index.open(str(folder))
    except ValueError as error:
        reason = str(error).splitlines()[0]
        msg = f"{folder}: the text index cannot be opened ({reason}); run `marquee ingest` to write a new one"
        raise CorpusError(msg) from error
    # Else a thread of its own watches the folder, and writes a lock back into one that is being deleted.
    index.config_reader("manual")
    index.register_tokenizer(_WORDS, queries.ANALYZER)
    return index


def _start(part: Path, old_folder: Path | None) -> None:
    if old_folder is None:
        part.mkdir(parents=True)
        tantivy.Index(_schema(), str(part))
        (part / _MARK).write_text(f"{LAYOUT}\n")
    else:
        # A lock holds for all links of a file: locks are never shared.
        shutil.copytree(old_folder, part, ignore=shutil.ignore_patterns("*.lock"), copy_function=_linked)


def _linked(source: str, target: str) -> None:
    # Tantivy writes its lists of files anew; everything else is written once.
    if not source.endswith(".json"):
        try:
            os.link(source, target)
        except OSError:
            # Not every file system knows hard links.
            pass
        else:
            return
    shutil.copyfile(source, target)


def _write(part: Path, added: Iterable[pd.DataFrame], removed_ids: Collection[str], *, is_new: bool) -> None:
    writer = _opened(part).writer(heap_size=_HEAP, num_threads=1)
    for article_id in removed_ids:
        writer.delete_documents_by_term("article_id", article_id)
    for table in added:
        rows = schema.conform(table, INDEXED, "text index").fillna("")
        for article_id in rows["article_id"] if not is_new else ():
            writer.delete_documents_by_term("article_id", article_id)
        first = _append(part, list(rows["article_id"]))
        for number, row in enumerate(rows.itertuples(index=False), first):
            writer.add_document(_document(number, row))
    writer.commit()
    writer.wait_merging_threads()


def _document(number: int, row: Iterable[str]) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned(_ROW, number)
    for field, text in zip(INDEXED.names, row, strict=True):
        document.add_text(field, text if field in {"article_id", queries.SOURCE} else queries.composed(text))
    return document


def _append(part: Path, article_ids: list[str]) -> int:
    """Return the row number of the first of these ids, once they are written after those that are there."""
    last = max(len(list(part.glob("*.npy"))) - 1, 0)
    new = np.array([article_id.encode() for article_id in article_ids], dtype=np.bytes_)
    begun = np.load(_ids(part, last)) if _ids(part, last).exists() else new[:0]
    together = np.concatenate([begun, new])
    for start in range(0, len(together), _ROWS_A_FILE):
        file = _ids(part, last + start // _ROWS_A_FILE)
        # The file may be a link to the old commit's, which must stay as it is.
        file.unlink(missing_ok=True)
        np.save(file, together[start : start + _ROWS_A_FILE])
    return last * _ROWS_A_FILE + len(begun)


def _named(folder: Path, rows: npt.NDArray[np.int64]) -> Iterator[str]:
    for number in np.unique(rows // _ROWS_A_FILE):
        ids = np.load(_ids(folder, number), mmap_mode="r")
        here = rows[rows // _ROWS_A_FILE == number] % _ROWS_A_FILE
        yield from (article_id.decode() for article_id in ids[here].tolist())


def _ids(folder: Path, number: int) -> Path:
    return folder / f"ids-{number}.npy"
