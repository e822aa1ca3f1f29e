"""The files that names come from: opened, unpacked as a stream, and told apart by what they begin with."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final, cast

from analysis.errors import LoadingError
from analysis.loading.archives import compressed, zip_archive
from analysis.loading.archives.unpacking import Counted, Stream, Unpacking
from analysis.loading.documents import Document, check, document, files_in, reason_of
from analysis.loading.records import Reject
from analysis.loading.texts.encoding import decoded, text_of
from analysis.loading.texts.lines import Line, lines_of
from analysis.names.told import Row
from analysis.settings import Limits

RATINGS: Final = "title.ratings"
TITLES: Final = "title.basics"
PEOPLE: Final = "name.basics"
OTHER_TITLES: Final = "title.akas"
PRINCIPALS: Final = "title.principals"
WIKIDATA: Final = "wikidata"
LIST: Final = "list"
LIST_ALIASES: Final = "aliases"
LIST_CREDITS: Final = "credits"
FORMS: Final = (RATINGS, TITLES, PEOPLE, OTHER_TITLES, PRINCIPALS, WIKIDATA, LIST, LIST_ALIASES, LIST_CREDITS)
"""What a file can be, in the order in which files are read: each says more of those that came before."""

# The columns by which a table of IMDb is known.
IMDB: Final = {
    RATINGS: ("tconst", "averageRating", "numVotes"),
    TITLES: ("tconst", "titleType", "primaryTitle"),
    PEOPLE: ("nconst", "primaryName"),
    OTHER_TITLES: ("titleId", "ordering", "title"),
    PRINCIPALS: ("tconst", "ordering", "nconst", "category"),
}
UNKNOWN: Final = (
    "no names that can be read: neither a table of IMDb, nor items of Wikidata a line, nor CSV with a column name"
)
# A whole dump of Wikidata is read as it streams by: its length harms nobody.
_WHOLE_DUMP: Final = 2**42
_ANY_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Input:
    """A file and what it is; `refusal` says why it cannot be read."""

    path: Path
    form: str = ""
    refusal: str = ""


def inputs(paths: Sequence[Path], limits: Limits) -> list[Input]:
    """Return the files that these paths name, in the order in which they are to be read.

    Raises LoadingError where a path is not there or may not be looked at.
    """
    check(paths)
    found = [
        Input(file.path, refusal=file.refusal) if file.refusal else _known(file.path, limits)
        for file in files_in(paths)
    ]
    return sorted(found, key=lambda one: FORMS.index(one.form) if one.form else len(FORMS))


def _known(path: Path, limits: Limits) -> Input:
    try:
        with opened(path, limits) as (whole, _):
            if whole.sample.startswith(zip_archive.MARKS):
                return Input(path, refusal="a zip archive; unpack it first")
            form = form_of(decoded(whole.sample))
    except OSError as error:
        return Input(path, refusal=reason_of(error))
    return Input(path, form) if form else Input(path, refusal=UNKNOWN)


def form_of(sample: str) -> str:
    """Return what a file is that begins so; "" where it is nothing that holds names."""
    lines = [line for line in sample.lstrip(_ANY_BOM).splitlines()[:5] if line.strip()]
    if not lines:
        return ""
    if lines[0].lstrip()[:1] in {"[", "{"}:
        return WIKIDATA if '"claims"' in sample or '"labels"' in sample else ""
    columns = [name.strip().strip('"') for name in lines[0].split("\t")]
    for form, telling in IMDB.items():
        if set(telling) <= set(columns):
            return form
    names = {name.strip().strip('"').lower().replace(" ", "_") for name in _split(lines[0])}
    if {"entity_id", "alias"} <= names and "name" not in names:
        return LIST_ALIASES
    if "work_id" in names:
        return LIST_CREDITS
    return LIST if names & NAME_COLUMNS else ""


NAME_COLUMNS: Final = frozenset({"name", "full_name", "fullname", "label", "title", "person", "artist"})
_DELIMITERS: Final = ",;\t|"


def delimiter_of(header: str) -> str:
    """Return what parts the columns of a list: what parts its header most often."""
    return max(_DELIMITERS, key=header.count)


def _split(header: str) -> list[str]:
    return header.split(delimiter_of(header))


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[tuple[Document, Stream | None]]:
    """Yield a file as a document, unpacked where it is packed by gzip, bzip2 or xz, and the stream that unpacks it."""
    with path.open("rb", buffering=0) as stream:
        unpacking = Unpacking(limits.model_copy(update={"unpacked_bytes": _WHOLE_DUMP}))
        whole = document(cast("BinaryIO", stream), str(path), limits)
        if not compressed.is_compressed(whole.sample):
            yield whole, None
            return
        counted = replace(whole, stream=cast("BinaryIO", Counted(whole.stream, unpacking)))
        for entry in compressed.entries(counted, unpacking):
            own = compressed.name_of(path.name)
            yield document(cast("BinaryIO", entry.stream), str(path), limits, own), entry.stream
            return


def lines(whole: Document, packed: Stream | None) -> Iterator[Line | Reject]:
    """Return the lines of a document that hold something; where what is packed is cut off, a reject for the last."""
    held: Line | None = None
    for line in lines_of(text_of(whole.stream, whole.sample), whole.limits.record_bytes):
        if line.text.strip():
            if held is not None:
                yield held
            held = line
    damage = packed.damage if packed is not None else None
    if held is not None and (damage is None or not damage.cut):
        yield held
    if damage is not None:
        yield Reject(f"{whole.name}:{held.number}" if held is not None and damage.cut else whole.name, damage.reason)


def fields(
    whole: Document, packed: Stream | None, columns: Sequence[str]
) -> Iterator[tuple[str, dict[str, str]] | Reject]:
    r"""Return the place and the fields of each row of a table of IMDb: tabs between them, no quotes, \N for nothing."""
    names: list[str] = []
    for line in lines(whole, packed):
        if isinstance(line, Reject):
            yield line
            continue
        place = f"{whole.name}:{line.number}"
        values = line.text.lstrip(_ANY_BOM).split("\t") if not names else line.text.split("\t")
        if line.too_long:
            yield Reject(place, f"the line is longer than {whole.limits.record_bytes:,} bytes", line.text)
        elif not names:
            names = values
            if missing := [name for name in columns if name not in names]:
                msg = f"{whole.name}: missing {', '.join(missing)}; it has {', '.join(names)[:200]}"
                raise LoadingError(msg)
        elif len(values) != len(names):
            yield Reject(place, f"{len(values)} values under {len(names)} columns", line.text)
        else:
            yield place, {name: "" if value == r"\N" else value for name, value in zip(names, values, strict=True)}


def refused(found: Iterable[Input]) -> Iterator[Row]:
    """Return a reject for each file that cannot be read."""
    return (Reject(str(one.path), one.refusal) for one in found if one.refusal)


def decoded_object(text: str) -> dict[str, object] | str:
    """Return the object that a text is, or why it is none."""
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at character {error.pos + 1}"
    except (ValueError, RecursionError):
        return "not JSON: nested too deep or with a number too long"
    return value if isinstance(value, dict) else "not an object"


_DECODER: Final = json.JSONDecoder(strict=False)
