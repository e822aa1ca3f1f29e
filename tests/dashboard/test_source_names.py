"""The table of what sources are called: shown, changed, taken away and put back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.editing import sources_of
from analysis.store.commits import latest
from analysis.store.writing import lease
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import SECONDS
from tests.dashboard.reading import words

PATIENCE = 0.1


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    ingested(place, batch(Told("a1", source="The Own Post"), Told("a2", source="tmz.com"), Told("a3", source="")))
    return place


def part(corpus: str, number: int | None, is_sample: bool) -> None:  # noqa: FBT001  (AppTest runs its text)
    from pathlib import Path  # noqa: PLC0415  (AppTest runs the function's text alone)

    from analysis.dashboard.parts.source_names import source_names  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.dashboard.parts.view import View  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.selection import Selection  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.settings import Settings  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.store.snapshot import snapshot  # noqa: PLC0415  (AppTest runs the function's text alone)

    source_names(View(snapshot(Path(corpus), number), Selection(), Settings(), is_sample))


def opened(corpus: Path, number: int | None = None, *, is_sample: bool = False) -> AppTest:
    told = {"corpus": str(corpus), "number": number, "is_sample": is_sample}
    return AppTest.from_function(part, kwargs=told, default_timeout=SECONDS).run()


def rename(page: AppTest, commit: int, **names: str | None) -> AppTest:
    order = list(page.data_editor[0].value["source"])
    rows = {order.index(source.replace("_", ".")): {"name": name} for source, name in names.items()}
    edits = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    page.session_state[f"source-names-{commit}"] = edits
    next(button for button in page.button if button.label == "Save names").click()
    return page.run()


def names(corpus: Path) -> dict[str, str]:
    table = sources_of(corpus, latest(corpus))
    return dict(zip(table["source"], table["name"], strict=True))


def test_every_source_that_has_a_name_is_listed_as_it_came_and_as_it_is_shown(corpus: Path) -> None:
    page = opened(corpus)
    assert not page.exception
    assert page.data_editor[0].value.to_dict("records") == [
        {"source": "The Own Post", "articles": 1, "name": "The Own Post", "how": "as it came"},
        {"source": "tmz.com", "articles": 1, "name": "TMZ", "how": "listed"},
    ]


def test_a_name_that_is_saved_is_a_commit_and_an_emptied_one_goes_back(corpus: Path) -> None:
    page = rename(opened(corpus), 1, tmz_com="  Thirty Mile  Zone ")
    assert not page.exception
    assert page.success[0].value == "The names are those of commit 2."
    assert names(corpus)["tmz.com"] == "Thirty Mile Zone"
    newest = latest(corpus)
    assert newest is not None
    assert newest.what == "call sources: tmz.com is Thirty Mile Zone"
    rename(page, 2, tmz_com=None)
    assert names(corpus)["tmz.com"] == "TMZ"


def test_to_save_what_is_not_changed_makes_no_commit(corpus: Path) -> None:
    page = rename(opened(corpus), 1, tmz_com="TMZ")
    assert page.warning[0].value == "No name was changed."
    assert names(corpus)["tmz.com"] == "TMZ"


def test_a_list_that_is_put_back_takes_the_place_of_the_former(corpus: Path) -> None:
    page = opened(corpus)
    page.file_uploader[0].set_value(("ours.csv", b"spelling,name\ntmz.com,Zone\nlater.example,Later\n", "text/csv"))
    next(button for button in page.button if button.label == "Replace the list").click()
    page.run()
    assert page.success[0].value == "The names are those of commit 2."
    assert names(corpus) == {"": "", "The Own Post": "The Own Post", "later.example": "Later", "tmz.com": "Zone"}
    assert page.expander[0].label == "The newsroom's own list (2 lines)"


def test_a_list_with_a_mistake_is_refused_with_its_line(corpus: Path) -> None:
    page = opened(corpus)
    page.file_uploader[0].set_value(("ours.csv", b"spelling,name\ntmz.com,\n", "text/csv"))
    next(button for button in page.button if button.label == "Replace the list").click()
    assert "no name; say what" in page.run().error[0].value
    newest = latest(corpus)
    assert newest is not None
    assert newest.number == 1


def test_while_somebody_else_writes_the_reader_is_told(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.dashboard.parts.source_names._PATIENCE", PATIENCE)
    with lease(corpus, lambda _: None):
        page = rename(opened(corpus), 1, tmz_com="Zone")
    assert "still being written to" in page.error[0].value


@pytest.mark.parametrize("is_sample", [True, False])
def test_the_sample_and_an_older_state_are_read_only(corpus: Path, is_sample: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    ingested(corpus, batch(Told("a4", source="The Own Post")))
    page = opened(corpus, None if is_sample else 1, is_sample=is_sample)
    assert not page.exception
    assert not page.data_editor
    assert not page.button
    assert ("invented" in words(page)) is is_sample
    assert ("as it was at commit 1" in words(page)) is not is_sample
