"""The Names page: a name found, a decision previewed, confirmed, logged and taken back."""

from pathlib import Path
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from analysis.ingest import ingest
from analysis.packaged import resources
from analysis.store import namebook
from analysis.store.commits import latest
from analysis.store.snapshot import snapshot
from tests.corpora import SIGNATURE, Told, batch
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import words

MOSS: Final = "elisabeth-moss"
HAMM: Final = "jon-hamm"
HOSTILE: Final = ":red[*danger*] Elisabeth Moss <b>sings</b>"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    articles = batch(
        Told("a1", HOSTILE, "Elisabeth Moss and the Mossinator met Jon Hamm."),
        Told("a2", "A day", "Jon Hamm stayed at home."),
    )
    ingest([articles], place, resources(), SIGNATURE)
    return place


def press(page: AppTest, label: str, place: int = 0) -> AppTest:
    return [button for button in page.button if button.label == label][place].click().run()


def write(page: AppTest, key: str, text: str) -> None:
    page.text_input(key=key).set_value(text)


def decided(page: AppTest, kind: str, **texts: str) -> AppTest:
    """Return the page with the effect of a decision shown."""
    page.selectbox(key="names-kind").select(kind).run()
    for key, text in {"reason": "a test", **texts}.items():
        write(page, f"names-{key}", text)
    return press(page, "Preview")


def test_a_name_is_found_by_a_part_of_a_spelling_with_what_is_known_of_it(shown: Shown, corpus: Path) -> None:
    page = shown("names", corpus)
    assert not page.exception
    write(page, "names-find", "elisabeth mos")
    page.run()
    page.selectbox(key="names-chosen-elisabeth mos").select(MOSS).run()
    assert not page.exception
    assert "Elisabeth Moss" in [element.value for element in page.subheader]
    assert "1 article, 2 mentions" in words(page)
    assert "Elisabeth Moss" in list(page.dataframe[0].value["alias"])


def test_an_alias_is_previewed_then_kept_counted_and_taken_back(shown: Shown, corpus: Path) -> None:
    page = decided(shown("names", corpus, entity=MOSS), "alias", alias="Mossinator")
    assert not page.exception
    effect = next(frame.value for frame in page.dataframe if "before" in frame.value)
    assert effect.to_dict("records") == [
        {"name": "Elisabeth Moss", "before": 1, "after": 1, "mentions_before": 2, "mentions_after": 3}
    ]
    assert "1 article would change." in words(page)
    # As text, whatever the headline would be as markdown.
    assert HOSTILE in [element.value for element in page.text]
    assert namebook.decisions(corpus) == []
    page = press(page, "Confirm")
    assert page.success[0].value == "Taken as decision 1\\. The counts are those of commit 2\\."
    assert [(one.kind, one.spellings, one.reason) for one in namebook.decisions(corpus)] == [
        ("alias", ("Mossinator",), "a test")
    ]
    assert snapshot(corpus).appearances["mentions"].sum() == 5
    write(page, "names-undo-reason", "no")
    page = press(press(page, "Preview", -2), "Confirm")
    assert latest(corpus).number == 3  # type: ignore[union-attr]  # a commit was made
    assert snapshot(corpus).appearances["mentions"].sum() == 4


def test_what_cannot_be_decided_is_said_and_nothing_is_written(shown: Shown, corpus: Path) -> None:
    page = decided(shown("names", corpus, entity=MOSS), "alias", alias="Elisabeth Moss")
    assert "is a spelling of Elisabeth Moss" in page.error[0].value
    page = decided(page, "alias", alias="Mossinator", reason=" ")
    assert page.warning[0].value == "Give a reason: it is kept with the decision."
    assert namebook.decisions(corpus) == []


def test_who_is_private_is_named_in_the_article_alone(shown: Shown, corpus: Path) -> None:
    page = press(decided(shown("names", corpus, entity=HAMM), "private"), "Confirm")
    assert not page.exception
    for path in ("", "people", "articles"):
        assert "Jon Hamm" not in words(shown(path, corpus, window="all"))
    assert HAMM not in shown("people", corpus, window="all").multiselect(key="person").options
    said = "is private by decision of the editors"
    for parameters in (
        {"person": HAMM},
        {"entity": HAMM},
        {"entity": HAMM, "commit": "1"},
        {"person": HAMM, "commit": "1"},
    ):
        assert said in shown("people", corpus, **parameters).error[0].value
    write(page := shown("names", corpus), "names-find", "Jon Hamm")
    assert said in page.run().info[0].value
    article = snapshot(corpus).articles["article_id"].iloc[0]
    assert "Jon Hamm ×1 (private)" in words(shown("articles", corpus, article=article))


@pytest.mark.parametrize("kind", ["merge"])
def test_a_link_to_somebody_who_was_merged_shows_who_it_is_now(shown: Shown, corpus: Path, kind: str) -> None:
    page = shown("names", corpus, entity=MOSS)
    page.selectbox(key="names-kind").select(kind).run()
    write(page, "names-into-find", "Jon Hamm")
    page.run()
    page.selectbox(key="names-into-chosen-Jon Hamm").select(HAMM)
    write(page, "names-reason", "a test")
    page = press(press(page, "Preview"), "Confirm")
    assert not page.exception
    assert shown("people", corpus, entity=MOSS, window="all").title[0].value == "Jon Hamm"
    assert shown("people", corpus, person=MOSS, window="all").multiselect(key="person").value == [HAMM]
    assert shown("people", corpus, entity=MOSS, window="all", commit="1").title[0].value == "Elisabeth Moss"


def test_decisions_are_taken_over_from_a_text(shown: Shown, corpus: Path) -> None:
    page = shown("names", corpus)
    line = '{"decision": "rename", "entity": "jon-hamm", "name": "J. Hamm", "reason": "ours"}\n'
    page.file_uploader(key="names-apply-file").set_value(("ours.jsonl", line.encode(), "text/plain"))
    page = press(press(page, "Preview", -1), "Confirm")
    assert not page.exception
    assert snapshot(corpus).entities["name"][HAMM] == "J. Hamm"


@pytest.mark.parametrize(
    ("is_sample", "said"),
    [
        (True, "Decisions belong to a newsroom's own corpus: add your own articles, and they can be made here."),
        (False, "This is the corpus as it was at commit 1; decisions are made in the newest one."),
    ],
)
def test_nothing_is_decided_about_the_sample_or_an_earlier_commit(
    shown: Shown, corpus: Path, *, is_sample: bool, said: str
) -> None:
    if not is_sample:
        ingest([batch(Told("a3", "New"))], corpus, resources(), SIGNATURE)
    page = shown("names") if is_sample else shown("names", corpus, commit="1")
    assert not page.exception
    assert said in [element.value for element in page.info]
    assert "Preview" not in [button.label for button in page.button]


HALE: Final = "found-teodor-halewright-person"


@pytest.fixture
def with_somebody_new(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    text = "Teodor Halewright told reporters that he will direct. Halewright thanked Jon Hamm."
    ingest([batch(Told("a1", "A director", text))], place, resources(), SIGNATURE)
    return place


def test_a_name_that_no_list_has_is_looked_through_and_confirmed(shown: Shown, with_somebody_new: Path) -> None:
    page = shown("names", with_somebody_new)
    assert not page.exception
    assert "Found in articles (1)" in [element.value for element in page.subheader]
    assert page.dataframe[0].value[["name", "articles", "counts"]].to_numpy().tolist() == [
        ["Teodor Halewright", 1, "not yet"]
    ]
    page = shown("names", with_somebody_new, entity=HALE)
    assert not page.exception
    assert "in no list; 1 article, 1 source; it does not count yet" in words(page)
    assert "A director" in [link.proto.label for link in page.get("page_link")]
    write(page, "names-review-reason", "a director")
    press(page, "Preview")
    page = press(page, "Confirm")
    assert not page.exception
    assert HALE in snapshot(with_somebody_new).entities.index


def test_a_profile_says_that_a_name_does_not_count_yet(shown: Shown, with_somebody_new: Path) -> None:
    page = shown("people", with_somebody_new, entity=HALE)
    assert "1 article, 1 source; found in articles and in no list" in words(page)
    page = shown("articles", with_somebody_new, article="a1")
    assert not page.exception
    assert "(not in counts yet)" in words(page)
