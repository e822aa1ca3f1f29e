"""Alerts posted to an address of the web."""

import asyncio
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import httpx

from analysis.errors import NoticeError

_SECONDS: Final = 10.0  # for one try, all of it: a server that answers by drops is no answer
WAITS: Final = (1.0, 4.0)
"""Seconds between the tries."""
_TOO_MANY: Final = 429
_BROKEN: Final = 500
_MOVED: Final = range(300, 400)


def post(url: str, told: object, waits: Sequence[float] = WAITS, seconds: float = _SECONDS) -> None:
    """Post a value as JSON. Raises NoticeError where it is not taken, after some tries.

    A redirect is not followed: what is told goes where the newsroom said and nowhere else.
    """
    asyncio.run(_post(url, told, waits, seconds))


async def _post(url: str, told: object, waits: Sequence[float], seconds: float) -> None:
    # An address may hold a secret: errors name its host alone.
    place = f"webhook {urlsplit(url).hostname}"
    trouble = ""
    for wait in (*waits, None):
        try:
            async with asyncio.timeout(seconds):
                status = await _status(url, told)
        except TimeoutError:
            trouble = f"no answer within {seconds:.0f} s"
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            trouble = " ".join(str(error).split()) or type(error).__name__
        else:
            if httpx.codes.is_success(status):
                return
            trouble = f"it answers {status}"
            if status in _MOVED:
                msg = f"{place}: {trouble}, and redirects are not followed; give the address it leads to"
                raise NoticeError(msg)
            if status != _TOO_MANY and status < _BROKEN:
                msg = f"{place}: {trouble}; look at the address"
                raise NoticeError(msg)
        if wait is not None:
            await asyncio.sleep(wait)
    msg = f"{place}: {trouble}, {len(waits) + 1} times; what was not told is told the next time"
    raise NoticeError(msg)


async def _status(url: str, told: object) -> int:
    async with (
        httpx.AsyncClient(follow_redirects=False, timeout=None) as client,  # noqa: S113  (all of it has a limit)
        # The answer itself is of no interest, so none is read.
        client.stream("POST", url, json=told) as answer,
    ):
        return answer.status_code
