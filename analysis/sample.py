"""The sample corpus that the product shows until a newsroom has loaded articles of its own."""

import hashlib
import shutil
from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd
from filelock import FileLock

from analysis import loading
from analysis.entities.gazetteer import FILES
from analysis.ingest import ingest
from analysis.language import tagger
from analysis.packaged import data_folder, gazetteer_folder, model_folder
from analysis.resources import Resources
from analysis.settings import Settings
from analysis.store.commits import latest
from analysis.store.writing import Signature
from analysis.tone import portrayal

_FOLDER: Final = "sample"
_NAMES: Final = "sample-names"
NAME: Final = "sample corpus"
_BATCH: Final = 150


def sample_corpus(settings: Settings, now: pd.Timestamp) -> Path:
    """Return the folder of the sample corpus, in the newsroom's own; made where it is not there or out of date."""
    corpus = settings.corpus / _FOLDER
    made_of = f"{NAME} {_digest()}"
    if not _is_made(corpus, made_of):
        settings.corpus.mkdir(parents=True, exist_ok=True)
        # Two readers may open the dashboard for the first time at once.
        with FileLock(settings.corpus / f"{_FOLDER}.lock"):
            if not _is_made(corpus, made_of):
                # Another sample or gazetteer: what an older one made is of no use to anybody.
                shutil.rmtree(corpus, ignore_errors=True)
                articles = [data_folder() / "sample" / "articles.jsonl"]
                # Several batches, so that every process has one: somebody waits for the first page.
                batches = loading.read(articles, loading.Defaults(), settings.in_batches_of(_BATCH))
                known = Resources(_names(settings), model_folder())
                ingest(batches, corpus, known, Signature(made_of, "marquee", now), workers=settings.workers)
    return corpus


def _names(settings: Settings) -> Path:
    """Return a folder with the gazetteer and, after it, the names of the sample's invented films and series.

    These are known to the sample alone: in a newsroom's articles nobody is called so.
    """
    folder = settings.corpus / _NAMES
    folder.mkdir(exist_ok=True)
    for name in FILES:
        invented = data_folder() / _FOLDER / "gazetteer" / name
        rows = invented.read_text(encoding="utf-8").partition("\n")[2] if invented.exists() else ""
        known = (gazetteer_folder() / name).read_text(encoding="utf-8")
        (folder / name).write_text(known + rows, encoding="utf-8")
    return folder


def _is_made(corpus: Path, made_of: str) -> bool:
    last = latest(corpus)
    return last is not None and last.what == made_of


@cache
def _digest() -> str:
    """Return what tells one sample and gazetteer from another; read once a process."""
    sample = data_folder() / _FOLDER
    files = [sample / "articles.jsonl", *(gazetteer_folder() / name for name in FILES)]
    files += [model_folder() / name for name in sorted({*tagger.FILES, *portrayal.FILES})]
    files += [path for name in FILES if (path := sample / "gazetteer" / name).exists()]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def shown_corpus(settings: Settings, now: pd.Timestamp) -> tuple[Path, bool]:
    """Return the corpus to show, and whether it is the sample: the newsroom's own as soon as it has a commit."""
    if latest(settings.corpus) is not None:
        return settings.corpus, False
    return sample_corpus(settings, now), True
