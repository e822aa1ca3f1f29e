"""The smallest page with a figure and its Save menu."""

from analysis.dashboard.parts.charts import show
from tests.picturing import bars

show(bars(), "people")
