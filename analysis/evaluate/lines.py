"""JSON Lines as values; a line that cannot be one is named."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from analysis.errors import LoadingError

Row = TypeVar("Row")

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_FORM: Final = "docs/accuracy.md shows the form"


def rows(path: Path, form: TypeAdapter[Row]) -> Iterator[tuple[str, Row]]:
    """Return each line with its place. Raises LoadingError, naming the place, where a line is not of the form."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            text = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
            if text.strip():
                place = f"{path}:{number}"
                yield place, parsed(place, text, form)


def parsed(place: str, text: str | bytes, form: TypeAdapter[Row]) -> Row:
    """Return what one line says. Raises LoadingError, naming the place, where it is not of the form."""
    try:
        return form.validate_json(text, strict=True)
    except ValidationError as error:
        raise _refused(place, error) from error


def checked(place: str, row: object, form: TypeAdapter[Row]) -> Row:
    """Return what a row says. Raises LoadingError, naming the place, where it is not of the form."""
    try:
        return form.validate_python(row)
    except ValidationError as error:
        raise _refused(place, error) from error


def _refused(place: str, error: ValidationError) -> LoadingError:
    return LoadingError(f"{place}: {_fault(error.errors(include_url=False)[0])}")


def _fault(error: ErrorDetails) -> str:
    match error["type"]:
        case "json_invalid":
            return f"not JSON ({error['ctx']['error']}); write one object a line, in UTF-8"
        case "missing":
            *outer, name = error["loc"]
            return f"{_where(outer)}no {name}; {_FORM}"
        case "string_too_short":
            return f"{_where(error['loc'])}empty; {_FORM}"
        case _:
            what = error["msg"].removeprefix("Input should be ")
            return f"{_where(error['loc'])}{error['input']!r:.60} is not {what}; {_FORM}"


def _where(steps: tuple[int | str, ...] | list[int | str]) -> str:
    """Return the way to a value, things being counted from 1: "people 2, count_body: "."""
    words = [f" {step + 1}" if isinstance(step, int) else f", {step}" for step in steps]
    return f"{''.join(words).removeprefix(', ')}: " if words else ""
