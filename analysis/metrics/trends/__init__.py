"""What is rising: coverage now against what was to be expected, of everybody at once."""

from analysis.metrics.trends.states import STATES
from analysis.metrics.trends.table import KINDS, STORY, base, listed, ranked, stories, trends
from analysis.metrics.trends.told import explained, said
from analysis.metrics.trends.why import why
from analysis.metrics.trends.windows import LONGEST, fitting

__all__ = [
    "KINDS",
    "LONGEST",
    "STATES",
    "STORY",
    "base",
    "explained",
    "fitting",
    "listed",
    "ranked",
    "said",
    "stories",
    "trends",
    "why",
]
