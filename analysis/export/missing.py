"""What is said where a part that only some installations have is not there."""

from typing import Final

NO_REPORTS: Final = "pictures and PDF need the extra `reports`: pip install 'marquee[reports]'"
NO_BROWSER: Final = (
    "pictures and PDF are drawn by Chromium or Google Chrome, and none was found: "
    "install one, or set BROWSER_PATH to it"
)
