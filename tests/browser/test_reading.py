"""Read by anybody: contrast on light and on dark, and headlines that are whole on a phone."""

import pytest
from playwright.sync_api import Page

from tests.browser.looking import opened
from tests.browser.serving import Served

_LEAST = 4.5  # WCAG 2.1, 1.4.3: of text to what is behind it
# Icons beside words are no text.
_FAINT = """least => {
  const part = value => { value /= 255; return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4 };
  const light = color => 0.2126 * part(color[0]) + 0.7152 * part(color[1]) + 0.0722 * part(color[2]);
  const read = text => {
    const found = text.match(/[\\d.]+/g).map(Number), whole = found.length < 4 ? [...found, 1] : found;
    return text.startsWith('color(') ? [...whole.slice(0, 3).map(value => value * 255), whole[3]] : whole;
  };
  const over = (top, under) => [0, 1, 2].map(at => top[at] * top[3] + under[at] * (1 - top[3]));
  const above = node => node ? [node, ...above(node.parentElement)] : [];
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement, said = text.textContent.trim();
    if (!said || !node.getBoundingClientRect().width) continue;
    if (node.closest('svg, style, script, canvas, [aria-hidden="true"]')) continue;
    const styles = above(node).map(getComputedStyle);
    const behind = styles.map(style => read(style.backgroundColor)).filter(color => color[3]).reverse()
      .reduce((under, top) => over(top, under), [255, 255, 255]);
    const ink = read(styles[0].color);
    ink[3] *= styles.reduce((product, style) => product * style.opacity, 1);
    const [dark, pale] = [light(over(ink, behind)), light(behind)].sort((one, other) => one - other);
    if ((pale + 0.05) / (dark + 0.05) < least) faint.push(said);
  }
  return faint;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/outlets?tab=not-ours&ours=Popcorn+Ledger"])
def test_every_text_stands_out_from_what_is_behind_it(app: Served, page: Page, scheme: str, path: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page, app, path)
    assert page.evaluate(_FAINT, _LEAST) == []


def test_the_headline_in_a_link_is_whole_on_a_phone(app: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    opened(page, app, "/?who=stories")
    labels = page.get_by_test_id("stMain").get_by_test_id("stPageLink").locator("span:last-child")
    assert labels.count() > 1
    assert labels.evaluate_all("nodes => nodes.filter(node => node.scrollWidth > node.clientWidth).length") == 0
