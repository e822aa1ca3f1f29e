"""Web addresses: one spelling for each, and what of it says which article it is."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from analysis.loading.facts import editions
from analysis.loading.records import valid

# What campaigns and counters add. Named one by one: `id`, `p`, `gallery` or `cid` may be the article itself.
_TRACKING_PREFIXES: Final = (
    *("utm_", "mc_", "mtm_", "pk_", "piwik_", "hsa_", "vero_", "oly_", "itm_", "ns_", "at_", "guce_", "soc_", "stm_"),
)
_TRACKING_NAMES: Final = """
    _ga _gl _hsenc _hsmi _openstat ab_channel cmp cmpid cvid dclid emc fb_action_ids fb_action_types fb_ref fb_source
    fbclid ftag gad_source gbraid gclid gclsrc guccounter icid igsh igshid intcmp ito li_fat_id linkid mbid mibextid
    mkt_tok mkwid msclkid ncid ocid partner_id ref ref_src ref_url referer referrer rss_source s_cid s_kwcid
    share_source smid smtyp spm spref sr_share srsltid trk ttclid twclid wbraid wickedid wpisrc wpmm xtor yclid
"""
_TRACKING: Final = frozenset(_TRACKING_NAMES.split())
_WEB: Final = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_BARE: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?\Z", re.IGNORECASE)
_BARE_HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/?\Z", re.IGNORECASE)
_HOST: Final = re.compile(r"[\w.-]+(?::\d{1,5})?\Z|\[[\da-fA-F:.]+\](?::\d{1,5})?\Z")
# Nothing in it that could be spelt otherwise.
_PLAIN: Final = re.compile(r"https?://[a-z0-9.-]+(?:/[\w.~%,!=-]+)*/?\Z", re.ASCII)
_SPACES: Final = re.compile(r"[\s\x00-\x1f]+")
_LONGEST: Final = 4_000
_SAFE: Final = "%&=+-._~!$()*,;:@/?[]"


def canonical(address: str) -> str | None:
    """Return the one spelling of a web address, without tracking and fragment; None where it is no web address."""
    if not address or len(address) > _LONGEST:
        return None
    address = valid(address)
    bare, mark, rest = address.partition("?")
    if _PLAIN.match(bare):
        # Most addresses, and taking one apart costs more than all else here.
        return _with_query(bare, rest.partition("#")[0]) if mark else address
    if not _WEB.match(address):
        if not _BARE.match(address):
            return None
        address = f"https://{address}"
    address = _SPACES.sub("", address)
    try:
        parts = urlsplit(f"https:{address}" if address.startswith("//") else address)
        return _spelled(parts) if _HOST.match(parts.netloc) else None
    except ValueError:
        return None


def key(canonical_address: str) -> str | None:
    """Return what of a canonical address says which article it is; None where it is only a site's home page.

    Neither the scheme nor a host for phones, an AMP form, a last slash or a place in a live blog makes another article.
    """
    host_name, path, query = editions.page(canonical_address)
    return f"{host_name}{path}{query}" if path or query else None


def host(canonical_address: str) -> str:
    """Return the host of a canonical address without www. and the like."""
    return editions.page(canonical_address)[0]


def publisher(name: str) -> str:
    """Return who published it: the host where an address stands for the name, else the name."""
    return _publisher(name) if "." in name and len(name) <= _LONGEST else name


@lru_cache(maxsize=1024)
def _publisher(name: str) -> str:
    is_host = _BARE_HOST.match(name) is not None and (name.islower() or editions.bare(name.lower()) != name.lower())
    if (_WEB.match(name) or is_host) and (address := canonical(name)) is not None:
        return host(address)
    return name


def _spelled(parts: SplitResult) -> str:
    bare = SplitResult(parts.scheme, parts.netloc, parts.path, "", "")
    address = urlunsplit(bare)
    if not _PLAIN.match(address):
        from courlan import normalize_url  # noqa: PLC0415  (slow to import)

        address = normalize_url(bare)
    return _with_query(address, parts.query)


def _with_query(address: str, query: str) -> str:
    kept = [part for part in query.split("&") if part and not _tracks(part.partition("=")[0].lower())]
    return f"{address}?{quote('&'.join(sorted(kept)), safe=_SAFE)}" if kept else address


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)
