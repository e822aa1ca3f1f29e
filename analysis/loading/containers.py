"""Inputs that hold other inputs: each document in them, opened in turn; nothing is unpacked to a file of a name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import BinaryIO, Final, TypeAlias, cast

from analysis.errors import MarqueeError
from analysis.loading import formats
from analysis.loading.archives import compressed, entries, office, tar_archive, zip_archive
from analysis.loading.archives.entries import Entry
from analysis.loading.archives.unpacking import Counted, Stream, Unpacking, cause, too_many
from analysis.loading.documents import Document, document, reason_of
from analysis.loading.records import Header, Items, Record, Reject

_COMPRESSED: Final = "compressed"
_TAR: Final = "tar_archive"
_NOTHING: Final = "the archive holds no file that is not hidden"

Parts: TypeAlias = Iterator[tuple[Document, Items]]


@dataclass(frozen=True, slots=True)
class _Place:
    """How deep within an archive a document is."""

    unpacking: Unpacking
    streams: tuple[Stream, ...] = ()  # each within the one before; the last is the document's own
    depth: int = 0
    packed_alone: bool = False  # the document is all that its archive holds


def parts(whole: Document, *, found: bool) -> Parts:
    """Return each document in this one with its records, itself where it holds no others.

    `found` where a folder held it. The records of one are to be read before the next is asked for.
    """
    unpacking = Unpacking(whole.limits)
    if _container(whole) is not None:
        # Not buffered once more: what is read ahead at each file would count as packed again and again.
        whole = replace(whole, stream=cast("BinaryIO", Counted(whole.stream, unpacking)))
    try:
        yield from _parts(whole, _Place(unpacking), found=found)
    except (MarqueeError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  (as in _safely)
        yield whole, iter((_wound(whole.name, error),))


def _parts(whole: Document, place: _Place, *, found: bool) -> Parts:
    container = _container(whole)
    if container is None:
        items = _safely(whole.name, formats.items(whole, found=found))
        yield whole, _mended(whole.name, items, place.streams)
        return
    # A tar archive that is packed as a whole is one archive and not two.
    depth = place.depth + (0 if container == _TAR and place.packed_alone else 1)
    if depth > whole.limits.archive_depth:
        reason = f"an archive within {place.depth:,} others; unpack it first"
        yield whole, _mended(whole.name, iter((Reject(whole.name, reason),)), place.streams)
        return
    yield from _members(whole, container, replace(place, depth=depth), found=found)


def _members(whole: Document, container: str, place: _Place, *, found: bool) -> Parts:
    unpacking = place.unpacking
    something = False
    for entry in import_module(f"analysis.loading.archives.{container}").entries(whole, unpacking):
        if isinstance(entry, Reject):
            yield whole, _mended(whole.name, iter((entry,)), place.streams)
            something = True
            continue
        if not unpacking.count_member():
            yield whole, iter((Reject(whole.name, too_many(whole.limits)),))
            return
        if entry.name and entries.is_passed_over(entry.name):
            continue
        something = True
        yield from _member(whole, entry, place, found=found)
        if unpacking.spent:
            break
    if (damage := cause(place.streams)) is not None:
        yield whole, iter((Reject(whole.name, damage.reason),))
    elif not something:
        yield whole, iter((Reject(whole.name, _NOTHING),))


def _member(whole: Document, entry: Entry, place: _Place, *, found: bool) -> Parts:
    name = f"{whole.name}: {entries.shown(entry.name)}" if entry.name else whole.name
    refusal = entries.refusal_of(entry.name) or entry.refusal
    if refusal or entry.stream is None:
        yield whole, iter((Reject(name, refusal),))
        return
    own_name = PurePosixPath(entry.name.replace("\\", "/")).name or compressed.name_of(whole.file_name)
    inner = document(cast("BinaryIO", entry.stream), name, whole.limits, own_name)
    streams = (*place.streams, entry.stream)
    within = replace(place, streams=streams, packed_alone=not entry.name)
    yield from _parts(inner, within, found=found or bool(entry.name))


def _container(whole: Document) -> str | None:
    """Return the module that opens the document as an archive; None where it is none."""
    if compressed.is_compressed(whole.sample):
        return _COMPRESSED
    if whole.sample.startswith(zip_archive.MARKS):
        return "zip_archive" if office.kind_of(whole) is None else None
    return _TAR if tar_archive.is_tar(whole.sample, whole.ending) else None


def _safely(name: str, items: Items) -> Items:
    """Return the items; where reading them fails, a reject in place of the rest."""
    try:
        yield from items
    except (MarqueeError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  (libraries met by hostile bytes raise whatever they like)
        yield _wound(name, error)


def _wound(name: str, error: Exception) -> Reject:
    if isinstance(error, OSError):
        return Reject(name, reason_of(error))
    return Reject(name, f"cannot be read further: {type(error).__name__}")


def _mended(name: str, items: Items, streams: tuple[Stream, ...]) -> Items:
    """Return the items of a stream; where that was cut off, a reject in place of the last, which it cut."""
    held: Record | Reject | Header | None = None
    for item in items:
        if held is not None:
            yield held
        held = item if _is_cut(streams) else None
        if held is None:
            yield item
    damage = cause(streams)
    if damage is None or not damage.cut or isinstance(held, Header):
        yield from () if held is None else (held,)
        held = None
    if damage is not None:
        yield Reject(name, damage.reason) if held is None else Reject(held.place, damage.reason, held.raw)


def _is_cut(streams: tuple[Stream, ...]) -> bool:
    return bool(streams) and (damage := streams[-1].damage) is not None and damage.cut
