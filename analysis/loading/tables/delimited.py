"""CSV and its kin: rows of values between commas, semicolons, tabs or bars, under a header."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from analysis.loading.documents import Document
from analysis.loading.facts import columns
from analysis.loading.records import Header, Items, Record, Reject
from analysis.loading.tables import dumps
from analysis.loading.texts.encoding import decoded, text_of
from analysis.loading.texts.lines import Line, lines_of
from analysis.settings import Limits

_DELIMITERS: Final = ",;\t|"
# Lines read again, for each line read, before records over many lines are no longer tried: a hostile file must end.
_PATIENCE: Final = 20
_IMPATIENT_LINES: Final = 20
_LONGEST_SHOWN: Final = 200
# Columns whose values tell a row from a paragraph, and how such values begin.
_TELLING: Final = frozenset({"published_at", "url"})
_ROW_WIDTH: Final = 3
_TOLD: Final = re.compile(r"https?://\S+\Z|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d).{0,25}\Z")
# Null, as databases write it.
_NULL: Final = r"\N"
# What Excel writes first to name the delimiter.
_DECLARED: Final = re.compile(r"\s*sep=(.)\s*\Z", re.IGNORECASE)


def items(document: Document) -> Items:
    """Return a record for each row under the header; a row that cannot be read costs itself alone."""
    # The module's limit is one for the whole process, and bodies of articles are longer than it.
    csv.field_size_limit(max(csv.field_size_limit(), document.limits.record_bytes))
    lines = _Lines(lines_of(text_of(document.stream, document.sample), document.limits.record_bytes))
    first = next((line for line in lines if line.text.strip()), None)
    if first is not None and (declared := _DECLARED.match(first.text)) is not None:
        first = next(lines, None)
    if first is None:
        yield Reject(document.name, "the file is empty")
        return
    delimiter = declared[1] if declared is not None else delimiter_of(first.text)
    header = _row(first, lines, delimiter, None, document.limits)
    names = [first.text] if header is None else header.values
    if header is None or not columns.has_text(names):
        shown = ", ".join(name.strip() for name in names)[:_LONGEST_SHOWN]
        yield Reject(document.name, f"no column for headline or body; it has {shown}", first.text)
        return
    yield Header(document.name, tuple(names))
    # MySQL's and PostgreSQL's tables know no quotes.
    dumped = delimiter == "\t" and dumps.is_dump(decoded(document.sample))
    yield from _records(document, lines, _Table(delimiter, names, dumped=dumped))


def plain_rows(document: Document, delimiter: str) -> Iterator[tuple[str, list[str]] | Reject]:
    """Return the place and the values of each row, the header first, whatever the columns are.

    A row without a value is passed over; one that cannot be read costs itself alone.
    """
    csv.field_size_limit(max(csv.field_size_limit(), document.limits.record_bytes))
    lines = _Lines(lines_of(text_of(document.stream, document.sample), document.limits.record_bytes))
    width: int | None = None
    for line in lines:
        place = f"{document.name}:{line.number}"
        if line.too_long:
            yield Reject(place, f"the line is longer than {document.limits.record_bytes:,} bytes", line.text)
        elif line.text.replace(delimiter, "").strip():
            row = _row(line, lines, delimiter, width, document.limits)
            if row is None:
                yield Reject(place, "a quote is not closed, or text follows the quote that closes it", line.text)
            else:
                width = width or len(row.values)
                yield place, row.values


def header_of(line: str) -> list[str]:
    """Return the names in a header line, parted by the delimiter that gives most names known to us."""
    return _values([line], delimiter_of(line)) or [line]


def delimiter_of(line: str) -> str:
    """Return the delimiter of a header line: the one that gives most names known to us, then most names."""

    def names_known(delimiter: str) -> tuple[int, int]:
        names = _values([line], delimiter) or []
        return sum(columns.field_of(name) is not None for name in names), len(names)

    return max(_DELIMITERS, key=names_known)


class _Row(NamedTuple):
    values: list[str]
    lines: list[Line]

    @property
    def raw(self) -> str:
        return "\n".join([line.text for line in self.lines]) if len(self.lines) > 1 else self.lines[0].text


class _Lines:
    """Lines that can be given back, to be read again as the beginning of another record."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._again: deque[Line] = deque()
        self._read = 0
        self._given_back = 0

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        if self._again:
            return self._again.popleft()
        line = next(self._lines)
        self._read += 1
        return line

    def give_back(self, lines: list[Line]) -> None:
        """Put lines before those still to come."""
        self._again.extendleft(reversed(lines))
        self._given_back += len(lines)

    def most_lines(self, limits: Limits) -> int:
        """Return how many lines the next record may span: few once too many were read in vain."""
        hopeless = self._given_back > _PATIENCE * self._read + limits.record_lines
        return _IMPATIENT_LINES if hopeless else limits.record_lines


class _Table:
    """How the rows under a header are written."""

    def __init__(self, delimiter: str, names: list[str], *, dumped: bool) -> None:
        self.delimiter = delimiter
        self.width = len(names)
        # What a row that says nothing consists of.
        self.is_blank = re.compile(rf"[\s{re.escape(delimiter)}]*\Z").match
        self.dumped = dumped
        self.fields_of = columns.row_reader(names)
        fields = [columns.field_of(name) for name in names]
        self._telling = [at for at, found in enumerate(fields) if found is not None and found[0] in _TELLING]

    def is_rows(self, lines: list[Line]) -> bool:
        """Tell whether lines that quotes hold together are a row each: of full width, a date or address in place."""
        rows = [line.text.split(self.delimiter) for line in lines]
        return self.width >= _ROW_WIDTH and all(
            len(row) == self.width and any(_TOLD.match(row[at].strip().strip('"')) for at in self._telling)
            for row in rows
        )


def _records(document: Document, lines: _Lines, table: _Table) -> Items:
    for line in lines:
        if table.is_blank(line.text):
            continue
        place = f"{document.name}:{line.number}"
        if line.too_long:
            yield Reject(place, f"the line is longer than {document.limits.record_bytes:,} bytes", line.text)
            continue
        row = _row_of(line, lines, table, document.limits)
        if row is None:
            yield Reject(place, "a quote is not closed, or text follows the quote that closes it", line.text)
        else:
            yield _record(place, row, table)


def _record(place: str, row: _Row, table: _Table) -> Record | Reject:
    found, width = len(row.values), table.width
    if found > width:
        reason = f"{found} values under {width} columns; quote values that hold {table.delimiter!r}"
        return Reject(place, reason, row.raw)
    missing = width - found
    losses = (f"{found} values under {width} columns; the last {missing} read as empty",) if missing else ()
    values = ["" if value == _NULL else value for value in row.values] if _NULL in row.values else row.values
    return Record(place, table.fields_of(values + [""] * missing if missing else values), row.raw, losses)


def _row_of(first: Line, lines: _Lines, table: _Table, limits: Limits) -> _Row | None:
    """Return the row that begins with this line; None where a quote that it opens is closed by another row's."""
    if table.dumped and (dumped := _dumped_row(first, lines, table.width, limits)) is not None:
        return dumped
    row = _row(first, lines, table.delimiter, table.width, limits)
    if row is not None and len(row.lines) > 1 and table.is_rows(row.lines):
        lines.give_back(row.lines[1:])
        return None
    return row


def _dumped_row(first: Line, lines: _Lines, width: int, limits: Limits) -> _Row | None:
    taken = [first]
    whole = any(not dumps.goes_on(taken[-1].text) for _ in _taking(taken, lines, limits))
    row = _Row([], taken)
    if whole and len(values := dumps.values(row.raw)) == width:
        return _Row(values, taken)
    lines.give_back(taken[1:])
    return None


def _row(first: Line, lines: _Lines, delimiter: str, width: int | None, limits: Limits) -> _Row | None:
    """Return the row that begins with this line; None, and the lines after it given back, where none does."""
    if '"' not in first.text:
        return _Row(first.text.split(delimiter), [first])
    on_one_line: _Row | None = None
    for blanks_before_quotes in (False, True) if f'{delimiter} "' in first.text else (False,):
        taken = [first]
        values = _values(_taking(taken, lines, limits), delimiter, blanks_before_quotes=blanks_before_quotes)
        if values is not None and width in {None, len(values)}:
            return _Row(values, taken)
        lines.give_back(taken[1:])
        if values is not None and len(taken) == 1:
            on_one_line = on_one_line or _Row(values, taken)
    if delimiter == "\t" and len(plain := first.text.split("\t")) == width:
        # Tables parted by tabs are often written with no thought of quoting.
        return _Row(plain, [first])
    return on_one_line


def _taking(taken: list[Line], lines: _Lines, limits: Limits) -> Iterator[str]:
    """Give the text of lines as a reader asks for them, and note which it took."""
    yield f"{taken[0].text}\n"
    held = len(taken[0].text)
    most = lines.most_lines(limits)
    for line in lines:
        held += len(line.text)
        taken.append(line)
        if line.too_long or held > limits.record_bytes or len(taken) > most:
            return
        yield f"{line.text}\n"


def _values(lines: Iterable[str], delimiter: str, *, blanks_before_quotes: bool = False) -> list[str] | None:
    """Return the values of the first row of these lines; None where its quotes are broken."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=blanks_before_quotes, strict=True)
    try:
        return next(reader, None)
    except csv.Error:
        return None
