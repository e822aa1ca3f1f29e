"""Folders of browsers: each locked by the process that uses it, so that those of killed ones are known and removed."""

import secrets
import shutil
import tempfile
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

_PREFIX: Final = "marquee-browser-"
_LOCK: Final = ".lock"


class Folder:
    """A folder that is there until `remove`, or until another process finds that its own was killed."""

    def __init__(self, parent: Path | None = None) -> None:
        within = Path(tempfile.gettempdir()) if parent is None else parent
        sweep(within)
        self.path: Final = within / f"{_PREFIX}{secrets.token_hex(8)}"
        # Before the folder, so that none is ever without.
        self._lock = FileLock(_lock_of(self.path))
        self._lock.acquire()
        self.path.mkdir(mode=0o700)

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release()
        _lock_of(self.path).unlink(missing_ok=True)


def sweep(parent: Path) -> None:
    """Remove what killed processes left: a process's lock ends with it."""
    for lock in parent.glob(f"{_PREFIX}*{_LOCK}"):
        try:
            with FileLock(lock, timeout=0):
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)
        except (Timeout, OSError):
            # In use, or another user's.
            continue


def _lock_of(folder: Path) -> Path:
    return folder.with_suffix(_LOCK)
