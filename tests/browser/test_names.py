"""A decision about names, from the search to the undo, as an editor makes it."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from analysis.ingest import ingest
from analysis.packaged import resources
from analysis.store import namebook
from analysis.store.snapshot import snapshot
from tests.browser.looking import menu, opened
from tests.browser.serving import Serve, settled
from tests.corpora import SIGNATURE, Told, batch

# The gazetteer is read meanwhile, on whatever machine this is.
PATIENCE: Final = 120_000
HOSTILE: Final = "<img src=x onerror=alert(1)> *Elisabeth Moss*"


def test_an_alias_is_looked_for_previewed_confirmed_and_undone(serve: Serve, page: Page, tmp_path: Path) -> None:
    page.set_default_timeout(PATIENCE)
    corpus = tmp_path / "corpus"
    ingest([batch(Told("a1", HOSTILE, "The Mossinator sings."))], corpus, resources(), SIGNATURE)
    opened(page, serve(corpus))
    menu(page, "Names")
    main = page.get_by_test_id("stMain")
    main.get_by_label("Find a name").fill("elisabeth mos")
    main.get_by_label("Find a name").press("Enter")
    settled(page)
    main.get_by_role("combobox", name="Names that fit").click()
    page.get_by_role("option").filter(has_text="elisabeth-moss").click()
    settled(page)
    main.get_by_role("combobox", name="Decision").first.click()
    page.get_by_role("option").filter(has_text="Alias").click()
    settled(page)
    main.get_by_label("Spelling", exact=True).fill("Mossinator")
    main.get_by_label("Reason").first.fill("a name of fans")
    main.get_by_role("button", name="Preview").first.click()
    main.get_by_text("1 article would change.").wait_for()
    settled(page)
    assert main.get_by_text(HOSTILE, exact=True).is_visible()
    assert namebook.decisions(corpus) == []
    main.get_by_role("button", name="Confirm").click()
    main.get_by_text("Taken as decision 1.").wait_for()
    settled(page)
    assert [one.spellings for one in namebook.decisions(corpus)] == [("Mossinator",)]
    before = snapshot(corpus).appearances["mentions"].sum()
    main.get_by_text("Undo a decision").click()
    undo = page.get_by_test_id("stExpander").filter(has_text="Undo a decision")
    undo.get_by_label("Reason").fill("nobody says so")
    undo.get_by_role("button", name="Preview").click()
    undo.get_by_role("button", name="Confirm").click()
    main.get_by_text("Taken as decision 2.").wait_for()
    settled(page)
    assert snapshot(corpus).appearances["mentions"].sum() == before - 1
