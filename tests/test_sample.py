"""The sample: shown until the newsroom has something of its own, and made once."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from analysis import packaged as packaged_data
from analysis import sample
from analysis.packaged import gazetteer_folder, model_folder
from analysis.settings import Settings
from analysis.store.commits import history
from analysis.store.snapshot import snapshot
from tests.corpora import NOW, Told, batch, gazetteer, ingested

ARTICLE = '{"headline": "Jon Hamm is back", "body": "Ayo Edebiri too.", "source": "The Daily"}\n'


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder of data that is small: the real one has its own tests."""
    folder = tmp_path / "data"
    gazetteer(folder / "gazetteer")
    (folder / "sample").mkdir()
    (folder / "sample" / "articles.jsonl").write_text(ARTICLE)
    shutil.copytree(model_folder(), folder / "model")
    for module in (sample, packaged_data):
        monkeypatch.setattr(module, "data_folder", lambda: folder)
    sample._digest.cache_clear()  # noqa: SLF001  (read once a process, and this process has several)
    yield folder
    sample._digest.cache_clear()  # noqa: SLF001  (as a new process would have it)


@pytest.mark.usefixtures("packaged")
def test_the_sample_is_shown_until_the_newsroom_has_a_commit(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path / "corpus")
    corpus, is_sample = sample.shown_corpus(settings, NOW)
    assert (corpus, is_sample) == (tmp_path / "corpus" / "sample", True)
    assert snapshot(corpus).appearances["entity_id"].to_list() == ["p2", "p3"]
    ingested(tmp_path / "corpus", batch(Told("a1")))
    assert sample.shown_corpus(settings, NOW) == (tmp_path / "corpus", False)


def test_the_sample_is_made_once_and_anew_where_it_is_out_of_date(tmp_path: Path, packaged: Path) -> None:
    settings = Settings(corpus=tmp_path / "corpus")
    corpus = sample.sample_corpus(settings, NOW)
    sample.sample_corpus(settings, NOW + pd.Timedelta(days=1))
    assert [commit.when for commit in history(corpus)] == [NOW]
    (packaged / "sample" / "articles.jsonl").write_text(ARTICLE + ARTICLE.replace("back", "gone"))
    sample._digest.cache_clear()  # noqa: SLF001  (as a new process would have it)
    sample.sample_corpus(settings, NOW + pd.Timedelta(days=1))
    assert [commit.when for commit in history(corpus)] == [NOW + pd.Timedelta(days=1)]
    assert len(snapshot(corpus).articles) == 2


@pytest.mark.usefixtures("packaged")
def test_readers_who_come_at_once_make_one_sample(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path / "corpus")
    with ThreadPoolExecutor(3) as pool:
        folders = set(pool.map(lambda _: sample.sample_corpus(settings, NOW), range(3)))
    assert folders == {tmp_path / "corpus" / "sample"}
    assert len(history(tmp_path / "corpus" / "sample")) == 1


def test_the_gazetteer_lies_beside_the_sample(packaged: Path) -> None:
    assert gazetteer_folder() == packaged / "gazetteer"
