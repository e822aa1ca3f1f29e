"""JSON by a standard of its own."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.json_files import json_kinds

NINJS = '{"uri":"tag:e.com,2024:1","versioncreated":"2024-10-17T08:00:00Z","headline":"A"}'


@pytest.mark.parametrize(
    ("head", "standard"),
    [
        ('{"version":"https://jsonfeed.org/version/1.1"', "json_feed"),
        ('{"items":[{"title":"A"}], "version" : "http:\\/\\/jsonfeed.org\\/version\\/1"}', "json_feed"),
        ('{"version":"https://e.com/version/1"}', None),
        (NINJS, "ninjs"),
        (f"[{NINJS}]", "ninjs"),
        (f"{NINJS}\n{NINJS}", "ninjs"),
        (f'{{"data":{{"items":[{NINJS}]}}}}', "ninjs"),
        ('{"headline":"A","pubStatus":"usable","uri":"x"', "ninjs"),
        ('{"$standard":{"name":"ninjs"},"uri":"x","headlines":[{"value":"A', "ninjs"),
        ('{"title":"A","uri":"https://e.com/1"}', None),
        ('{"title":"A","pubstatus":"usable"}', None),
        ('{"title":"uri","body":"\\"versioncreated\\":"}', None),
        ('{"title":"A","image":{"uri":"x","descriptions":[]}}', None),
        ('[{"title":"A"},{"uri":"x","pubstatus":"usable"}]', None),
        ("", None),
        ("[1, 2", None),
    ],
)
def test_the_standard_is_told_by_the_names_it_uses(head: str, standard: str | None) -> None:
    assert json_kinds.standard_of(head) == standard


@given(st.integers(1, len(NINJS)))
def test_an_item_cut_off_is_ninjs_once_its_names_were_seen(kept: int) -> None:
    assert json_kinds.standard_of(NINJS[:kept]) == ("ninjs" if '"versioncreated":' in NINJS[:kept] else None)


@given(st.recursive(st.text() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_json_is_of_no_standard_unless_it_uses_its_names(value: object) -> None:
    assert json_kinds.standard_of(json.dumps(value)) is None
    assert json_kinds.standard_of("{" * 100 + json.dumps(value)) is None
