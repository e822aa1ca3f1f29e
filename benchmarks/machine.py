"""Where and when something was measured, how much memory it took, and the file the figures go to."""

import json
import math
import os
import platform
import resource
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

_PACKAGES: Final = ("pandas", "pyarrow", "deltalake", "tantivy", "textblob", "ahocorasick-rs", "rapidfuzz")
_HERE: Final = Path(__file__).parent
MEBIBYTE: Final = 2**20


def facts() -> dict[str, object]:
    """Return when and where this runs, with which packages and, where git is there, on which commit."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "code": _code(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "machine": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
    }


def _code() -> str | None:
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-C", str(_HERE), "describe", "--always", "--dirty"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (git, and fixed words)
    return done.stdout.strip() or None


def cpu() -> float:
    """Return the seconds of processor time that this process and its ended children have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(times.ru_utime + times.ru_stime for times in used)


def peak(who: int = resource.RUSAGE_SELF) -> int:
    """Return the most memory this process, or the largest of its ended children, has held, in MiB."""
    return resource.getrusage(who).ru_maxrss // 1024


def high_water() -> int:
    """Return the most memory this process has held since its program began, in MiB.

    `peak` counts what the process that started it held, too, where that handed its memory over (vfork).
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(found) // 1024


def resident() -> int:
    """Return the memory this process holds now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // MEBIBYTE


def size(folder: Path) -> int:
    """Return the bytes of a folder's files, those that have several names once."""
    files = {stat.st_ino: stat.st_size for path in folder.rglob("*") if (stat := path.lstat()) and path.is_file()}
    return sum(files.values())


def keep(name: str, figures: Mapping[str, object]) -> None:
    """Write figures, with the facts, to results/."""
    path = _HERE / "results" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{json.dumps({**facts(), **figures}, indent=1).replace('NaN', 'null')}\n", encoding="utf-8")


def print_table(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows of the same keys as a Markdown table."""
    print(f"| {' | '.join(rows[0])} |\n|{'---:|' * len(rows[0])}")
    for row in rows:
        print(f"| {' | '.join(map(_shown, row.values()))} |")


def _shown(value: object) -> str:
    if isinstance(value, float) and math.isnan(value):
        return ""
    return f"{value:,}" if isinstance(value, int | float) else str(value)
