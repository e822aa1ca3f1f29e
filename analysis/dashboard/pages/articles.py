"""Articles: the list of the selection, and one article with its names marked."""

from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import article_story, charts, links, lists
from analysis.dashboard.parts.article_portrayal import portrayals
from analysis.dashboard.parts.history import history
from analysis.dashboard.parts.text import STYLE, highlighted, plain
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.figures.coverage import days_in_all
from analysis.metrics.coverage import daily_articles
from analysis.plural import counted
from analysis.store import texts

_GROUPS = (
    ("People", ("person", "group"), "people"),
    ("Shows", SHOWS, "shows"),
    ("Other works", tuple(kind for kind in WORKS if kind not in SHOWS), "shows"),
    ("Characters", ("character",), ""),
)


def page(view: View) -> None:
    """Show the list, or the article the address asks for."""
    if article_id := st.query_params.get("article"):
        _article(view, article_id)
        return
    st.title("Articles", anchor=False)
    figure = days_in_all(daily_articles(view.corpus, view.base, view.zone), view.provenance())
    if picked := charts.show(figure, key="articles-days"):
        lists.of_day_only(view, pd.Timestamp(picked["day"]), key="articles-day")
    st.subheader(counted(len(view.corpus.articles), "article"), anchor=False)
    lists.articles(view, view.corpus, key="articles-list")


def _article(view: View, article_id: str) -> None:
    links.link("articles", "All articles", icon=":material/arrow_back:")
    article = texts.article(view.snapshot, article_id)
    mentions = texts.mentions(view.snapshot, [article_id])
    # The article itself shows whom it names, private or not, counted or not.
    entities = pd.concat([view.snapshot.entities, view.snapshot.private, view.snapshot.waiting])
    named = {
        entity: (str(entities["name"][entity]), str(entities["kind"][entity])) for entity in set(mentions["entity_id"])
    }
    left, right = st.columns([3, 1], gap="large")
    with left:
        st.caption(plain(_source_line(article, view)))
        article_story.show(view, article_id)
        fields = {field: mentions[mentions["field"].eq(field)] for field in ("headline", "body")}
        headline = highlighted(str(article["headline"] or ""), fields["headline"], named) or "<p>(no headline)</p>"
        body = highlighted(str(article["body"] or ""), fields["body"], named)
        st.html(f'{STYLE}<article class="marquee"><h1>{headline}</h1>{body}</article>')
        history(article, texts.revisions(view.snapshot, article_id), view.zone)
        # The sample's outlets are invented: their addresses lead nowhere.
        if not view.is_sample:
            _original(article["url"])
    with right:
        _names(view, mentions, entities)
        portrayals(view, article_id)
        _facts(article)


def _source_line(article: pd.Series, view: View) -> str:
    when = article["published_at"]
    parts = [
        view.called(article["source"]),
        "undated" if pd.isna(when) else f"{when.tz_convert(view.zone):%-d %B %Y, %H:%M} {view.zone}",
        article["author"],
        article["section"],
    ]
    return " \N{MIDDLE DOT} ".join(str(part) for part in parts if part and pd.notna(part))


def _original(url: object) -> None:
    # Only addresses that a browser opens as pages: never javascript: or data:.
    if isinstance(url, str) and urlsplit(url).scheme in {"http", "https"}:
        st.link_button("Original page", url, icon=":material/open_in_new:")


def _names(view: View, mentions: pd.DataFrame, entities: pd.DataFrame) -> None:
    counts = mentions["entity_id"].value_counts(sort=False)
    for title, kinds, where in _GROUPS:
        ids = [entity for entity in counts.index if entities["kind"][entity] in kinds]
        if not ids:
            continue
        st.markdown(f"**{title}**")
        for entity in sorted(ids, key=lambda one: (-counts[one], one)):
            name = plain(str(entities["name"][entity]))
            label = f"{name} \N{MULTIPLICATION SIGN}{counts[entity]}"
            if entity in view.snapshot.private.index:
                st.markdown(f"{label} (private)")
            elif entity in view.snapshot.waiting.index:
                st.markdown(f"{label} (not in counts yet)")
            elif where:
                links.link(where, label, entity=entity)
            else:
                st.markdown(label)
    if mentions.empty:
        st.info("No name that Marquee knows.")


def _facts(article: pd.Series) -> None:
    st.markdown("**Tone of the text**")
    if pd.isna(article["polarity"]):
        english = article["language"] in {"en", None} or pd.isna(article["language"])
        st.caption("No words to judge." if english else "Not judged: TextBlob reads English only.")
    else:
        st.caption(
            plain(f"TextBlob polarity {article['polarity']:.2f}, subjectivity {article['subjectivity']:.2f}.")
            + " Of the words of the whole text, not of how anybody in it is portrayed."
        )
    extent = {"headline": "headline only", "excerpt": "an excerpt of the text"}.get(article["extent"], "")
    st.caption(", ".join(filter(None, [counted(article["words"], "word"), extent, _language(article["language"])])))


def _language(code: object) -> str:
    return f"language: {code}" if isinstance(code, str) and code != "en" else ""
