"""Find a Chromium for the browser tests, fetching one where that can be done; run as a script it prints the path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "no Chromium: install Debian's `chromium` or Google Chrome, or set BROWSER_PATH to one; "
    "the browser tests cannot run without"
)
FETCH_SECONDS = 600


def found() -> str | None:
    """Return the path of a Chromium that starts, or None; BROWSER_PATH, where set, is the only one tried."""
    if chosen := os.environ.get("BROWSER_PATH"):
        return chosen if _starts(chosen) else None
    installed = (path for name in NAMES if (path := shutil.which(name)))
    return next(filter(_starts, [*installed, _playwrights_own()]), None)


def fetch() -> None:
    """Install a Chromium: by apt where this is root on Debian, else, or where that fails, by Playwright."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core")
    if found() is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def main() -> int:
    """Return the exit code: 0 with the path printed, 1 where no Chromium is to be had."""
    path = found()
    if path is None and "BROWSER_PATH" not in os.environ:
        fetch()
        path = found()
    print(path or MISSING, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


def _playwrights_own() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser is a stub that only tells about snap.
    if not Path(path).exists():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _run(*command: str) -> None:
    # A failure shows in its own words and then as "no Chromium".
    print("fetching Chromium:", *command, file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, env=environment, check=False, timeout=FETCH_SECONDS, stdout=sys.stderr)
    except subprocess.TimeoutExpired as error:
        print(error, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
