"""The error family: every message names the place, what is wrong and what to do."""


class MarqueeError(Exception):
    """Something the user can put right; its text is one line and is shown as it stands."""


class SchemaError(MarqueeError):
    """A table lacks a declared column or holds a value of another type."""


class LoadingError(MarqueeError):
    """An input as a whole cannot be read: it is not there, or may not be opened."""


class GazetteerError(MarqueeError):
    """A gazetteer file is missing, or its rows contradict each other."""


class CorpusError(MarqueeError):
    """A corpus or one of its commits is not there, is damaged, or is being written by somebody else."""


class BusyError(CorpusError):
    """A corpus is being written by somebody else."""


class SelectionError(MarqueeError):
    """A selection asks for something that the corpus does not have."""


class QueryError(SelectionError):
    """A text query cannot be understood; the message says where."""


class NameBookError(MarqueeError):
    """A decision about names cannot be taken, or a line of the name book cannot be read."""


class RulingError(MarqueeError):
    """How an article portrays a person cannot be ruled on like this."""


class StoryError(MarqueeError):
    """Which articles tell one story cannot be decided like this."""


class ExportError(MarqueeError):
    """A file cannot be written as it is asked for."""


class ReportError(MarqueeError):
    """A report's text is wrong, or the corpus lacks what it asks for."""


class PictureError(MarqueeError):
    """A picture or a paged file cannot be made: no browser, or it did not draw in time."""


class NoticeError(MarqueeError):
    """A digest or an alert cannot be written or delivered."""
