"""The passages behind a portrayal, and the editors' word on them, on the page of a person and in an article."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.dashboard.parts import overruling as desk
from analysis.dashboard.parts.text import plain
from analysis.entities.decisions import Decision
from analysis.overruling import Ruling, overrule
from analysis.store import namebook, portrayed
from analysis.store.commits import latest
from analysis.store.snapshot import snapshot
from analysis.store.writing import Signature, lease
from analysis.tone.measured import Measured
from tests.corpora import NOW, SIGNATURE, Told, batch, ingested
from tests.dashboard.conftest import SECONDS
from tests.dashboard.reading import words
from tests.judging import WORDS, judging

CAUTION = "Machine estimate, wrong in about one of 5 passages (measured)."
BODY = "Nobody else came. <b>Hamm</b> was great on the evening of Friday, they say."
TOLD = (
    Told("a1", "Jon Hamm was awful, awful", published_at="2024-10-17 08:00"),
    Told("a2", "A night out", f"Jon Hamm went to the theatre with Elisabeth Moss. {BODY}"),
    Told("a3", "Jon Hamm was hurt"),
)


@pytest.fixture(autouse=True)
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = Measured(((35, 9, 1), (12, 150, 24), (1, 20, 43)), 295, 0.2, "test", "2024-11-01")
    monkeypatch.setattr("analysis.tone.measured.read", lambda _: measured)
    monkeypatch.setattr("analysis.tone.portrayal.read", lambda _: WORDS)
    monkeypatch.setattr("analysis.dashboard.parts.overruling.login", lambda: "ed")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    with judging():
        ingested(place, batch(*TOLD))
    return place


def part(corpus: str, entity: str, number: int | None, is_sample: bool) -> None:  # noqa: FBT001  (AppTest runs its text)
    from pathlib import Path  # noqa: PLC0415  (AppTest runs the function's text alone)

    from analysis.dashboard.parts import evidence, links  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.dashboard.parts.view import View  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.selection import Selection  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.settings import Settings  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.store.snapshot import snapshot  # noqa: PLC0415  (AppTest runs the function's text alone)

    links.register({}, "articles")
    view = View(snapshot(Path(corpus), number), Selection(), Settings(), is_sample)
    evidence.show(view.naming(entity), entity, str(view.snapshot.entities["name"][entity]))


def opened(corpus: Path, entity: str = "p2", number: int | None = None, *, is_sample: bool = False) -> AppTest:
    told = {"corpus": str(corpus), "entity": entity, "number": number, "is_sample": is_sample}
    page = AppTest.from_function(part, kwargs=told, default_timeout=SECONDS).run()
    assert not page.exception
    return page


def in_article(corpus: str, article: str) -> None:
    from pathlib import Path  # noqa: PLC0415  (AppTest runs the function's text alone)

    from analysis.dashboard.parts.article_portrayal import portrayals  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.dashboard.parts.view import View  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.selection import Selection  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.settings import Settings  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.store.snapshot import snapshot  # noqa: PLC0415  (AppTest runs the function's text alone)

    portrayals(View(snapshot(Path(corpus)), Selection(), Settings(), is_sample=False), article)


def beside(corpus: Path, article: str) -> str:
    told = {"corpus": str(corpus), "article": article}
    page = AppTest.from_function(in_article, kwargs=told, default_timeout=SECONDS).run()
    assert not page.exception
    return words(page)


def quoted(page: AppTest) -> list[str]:
    return [element.proto.body for element in page.get("html")]


def verdicts(page: AppTest) -> list[str]:
    return [one.value.strip("*") for one in page.markdown if one.value.startswith("**") and "?" not in one.value]


def ruled(page: AppTest, word: str | None, reason: str, button: str, commit: int = 1) -> AppTest:
    key = f"evidence-a1-{commit}"
    if word:
        page.selectbox(f"{key}-word").set_value(word)
    page.text_input(f"{key}-reason").set_value(reason)
    next(one for one in page.button if one.label == button and one.proto.form_id == f"{key}-form").click()
    page = page.run()
    assert not page.exception
    return page


def test_articles_stand_most_decisive_first_each_with_its_verdict_in_words(corpus: Path) -> None:
    page = opened(corpus)
    assert verdicts(page) == [
        "Unfavourable portrayal, machine estimate",
        "Favourable portrayal, machine estimate",
        r"Own misfortune, machine estimate\: no portrayal is shown",
    ]
    assert page.caption[0].value.startswith(plain(CAUTION))


def test_the_passage_is_marked_and_its_markup_is_harmless(corpus: Path) -> None:
    first, second, *_ = quoted(opened(corpus))
    assert '<mark class="person">Jon Hamm</mark> was awful, awful' in first
    assert "Headline" in first
    assert "&lt;b&gt;" in second
    assert "<b>" not in second
    assert "Elisabeth Moss" not in second


def test_who_is_private_is_in_no_passage_and_the_mark_stands_right(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    with judging():
        ingested(corpus, batch(Told("a1", "Elisabeth Moss says Jon Hamm was great to Elisabeth Moss")))
    namebook.add(corpus, [Decision(1, "private", "p1")])
    (told,) = quoted(opened(corpus))
    mark, other = '<mark class="person">Jon Hamm</mark>', '<span class="hidden">somebody else</span>'
    assert f'<p class="headline">{other} says {mark} was great to {other}</p>' in told
    assert "Moss" not in told


def test_who_is_private_is_in_no_headline_of_the_list(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    with judging():
        ingested(corpus, batch(Told("a1", "Elisabeth Moss and Mad Men", "Jon Hamm was great with Blackpink.")))
    decided = [Decision(number, "private", entity) for number, entity in enumerate(("p1", "w1", "g1"), 1)]
    namebook.add(corpus, decided)
    page = opened(corpus)
    assert "somebody else and a title" in [one.label for one in page.button]
    (told,) = quoted(page)
    assert '<mark class="person">Jon Hamm</mark> was great with <span class="hidden">somebody else</span>.' in told


def test_further_passages_are_folded(corpus: Path) -> None:
    assert [one.label for one in opened(corpus).expander] == ["1 more passage that names them"]


def test_a_reader_sees_one_verdict_alone(corpus: Path) -> None:
    page = opened(corpus)
    assert page.selectbox("evidence-word").options == [
        "All (3)",
        "Unfavourable (1)",
        "Favourable (1)",
        "Misfortune (1)",
    ]
    assert verdicts(page.selectbox("evidence-word").set_value("favourable").run()) == [
        "Favourable portrayal, machine estimate"
    ]


def test_a_ruling_made_here_counts_and_can_be_taken_back(corpus: Path) -> None:
    page = ruled(opened(corpus), "neutral", "quotes a joke.", "Save the ruling")
    assert page.toast[0].value == plain(
        "Jon Hamm: Neutral portrayal, by your ruling. The numbers are those of commit 2."
    )
    newest = latest(corpus)
    assert newest is not None
    assert (newest.number, newest.what, newest.who) == (2, "rule on a portrayal", "ed")
    page = opened(corpus)
    assert verdicts(page)[0] == "Neutral portrayal, by an editor"
    (caption,) = [one.value for one in page.caption if "ruled so" in one.value]
    assert "quotes a joke" in caption
    assert caption.endswith(plain("The machine estimate is unfavourable."))
    assert "Overruled (1)" in page.selectbox("evidence-word").options
    page = ruled(page, None, "", "Take the ruling back", commit=2)
    assert verdicts(opened(corpus))[0] == "Unfavourable portrayal, machine estimate"
    assert len(portrayed.rulings(snapshot(corpus))) == 2


def test_a_ruling_on_a_former_text_says_so_and_is_found(corpus: Path) -> None:
    for article in ("a1", "a2"):
        overrule(corpus, Ruling(article, "p2", "neutral", "quotes a joke"), SIGNATURE)
    later = Signature("test", "tester", NOW + pd.Timedelta(days=2))
    with judging():
        ingested(corpus, batch(Told("a1", "Jon Hamm was awful, awful on Friday")), signature=later)
    page = opened(corpus)
    assert "Overruled (2)" in page.selectbox("evidence-word").options
    assert "Overruled, and the text changed since (1)" in page.selectbox("evidence-word").options
    page = page.selectbox("evidence-word").set_value("overruled, and the text changed since").run()
    (caption,) = [one.value for one in page.caption if "ruled so" in one.value]
    again = plain("The text changed since, on 3 November 2024: look at it again.")
    assert caption.endswith(again)
    assert again in beside(corpus, "a1")
    assert again not in beside(corpus, "a2")


@pytest.mark.parametrize(
    ("word", "reason", "warning"),
    [
        (None, "why", "Choose a portrayal first."),
        ("neutral", " ", "Give a reason: it is kept with the ruling, and shown."),
    ],
)
def test_a_ruling_needs_a_word_and_a_reason(corpus: Path, word: str | None, reason: str, warning: str) -> None:
    page = ruled(opened(corpus), word, reason, "Save the ruling")
    assert page.warning[0].value == warning
    assert portrayed.rulings(snapshot(corpus)).empty


def test_while_somebody_else_writes_the_reader_is_told(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_PATIENCE", 0.1)
    with lease(corpus, lambda _: None):
        page = ruled(opened(corpus), "neutral", "why", "Save the ruling")
    assert "still being written to" in page.error[0].value


@pytest.mark.parametrize("is_sample", [True, False])
def test_the_sample_and_an_older_state_are_read_only(corpus: Path, is_sample: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    ingested(corpus, batch(Told("a9", "Nobody")))
    page = opened(corpus, number=None if is_sample else 1, is_sample=is_sample)
    assert not page.text_input
    assert ("Rulings belong to a newsroom" in words(page)) is is_sample
    assert ("as it was at commit 1" in words(page)) is not is_sample


def test_where_nothing_is_judged_the_page_says_so(tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(*TOLD))
    page = opened(tmp_path / "corpus")
    assert page.info[0].value == "Nothing is said of how the articles of this selection portray Jon Hamm."


def test_more_than_ten_articles_are_leafed_through(tmp_path: Path) -> None:
    with judging():
        ingested(tmp_path / "corpus", batch(*(Told(f"b{number}", "Jon Hamm was great") for number in range(12))))
    page = opened(tmp_path / "corpus")
    assert (len(verdicts(page)), page.number_input[0].label) == (10, "Page, of 2")
    assert len(verdicts(page.number_input[0].set_value(2).run())) == 2


def test_an_article_says_how_it_portrays_each_of_its_people(corpus: Path) -> None:
    overrule(corpus, Ruling("a2", "p1", "neutral", "named in passing"), SIGNATURE)
    told = beside(corpus, "a2")
    assert "Jon Hamm: favourable portrayal, machine estimate" in told
    assert "Elisabeth Moss: neutral portrayal, by an editor" in told
    assert "tester ruled so on 1 November 2024" in told
    assert plain(CAUTION) in told


def test_who_is_private_is_not_judged_in_an_article(corpus: Path) -> None:
    namebook.add(corpus, [Decision(1, "private", "p1")])
    told = beside(corpus, "a2")
    assert "Jon Hamm: favourable portrayal" in told
    assert "Elisabeth Moss:" not in told


def test_an_article_of_nobody_says_nothing_of_portrayal(corpus: Path) -> None:
    ingested(corpus, batch(Told("a9", "Nobody")))
    assert "**Portrayal**" not in beside(corpus, "a9")
