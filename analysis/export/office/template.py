"""The presentation that slides are put into: the newsroom's own, or a plain one in 16:9."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu, Inches, Pt

from analysis.charts.lines import wrapped
from analysis.errors import ExportError

_WIDTH, _HEIGHT, _MARGIN = Inches(13.333), Inches(7.5), Inches(0.6)
_TITLE_TOP, _TITLE_HEIGHT, _TITLE_SIZE = Inches(0.35), Inches(0.75), Pt(28)
_FURNITURE: Final = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_TYPES: Final = "[Content_Types].xml"
_LEAST_TITLE, _SIDES, _LINE = 16, 14.4, 1.2  # points; points beside a text in its box; times the size
_LOWEST_TITLE: Final = 0.4  # of a slide's height: below, it is no title over a chart


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Canvas:
    """A presentation without slides, the layout of new ones, and the room under their titles."""

    presentation: Presentation
    layout: SlideLayout
    room: Box


def canvas(template: Path | None) -> Canvas:
    """Return what slides are put into. Raises ExportError where the newsroom's template is none."""
    presentation = _plain() if template is None else _own(template)
    layout = _layout(presentation)
    return Canvas(presentation, layout, _room(presentation, layout))


def slide(on: Canvas, title: str) -> Slide:
    """Return a new slide with its title, and without what asks to be filled in."""
    made = on.presentation.slides.add_slide(on.layout)
    for placeholder in list(made.placeholders):
        if placeholder.placeholder_format.type not in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}:
            placeholder.element.getparent().remove(placeholder.element)
    if made.shapes.title is not None:
        made.shapes.title.text_frame.text = title
        _fit(made.shapes.title, title, _title_size(on.layout))
    return made


def _title_size(layout: SlideLayout) -> float:
    """Return the size of a layout's titles in points: its own, else its master's."""
    own = layout.element.xpath(".//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title']]//a:lstStyle/a:lvl1pPr/a:defRPr/@sz")
    master = layout.slide_master.element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/@sz")
    return int([*own, *master, str(_TITLE_SIZE.pt * 100).split(".")[0]][0]) / 100


def _fit(shape: Shape, title: str, size: float) -> None:
    """Make a long title's letters smaller, so that it stays in its place: a reader's program does not by itself."""
    fitting = size
    while fitting > _LEAST_TITLE and _needed(title, fitting, Emu(shape.width).pt) > Emu(shape.height).pt:
        fitting -= 2
    if fitting < size:
        shape.text_frame.paragraphs[0].font.size = Pt(fitting)


def _needed(title: str, size: float, room: float) -> float:
    """Return how high a title is at a size in points, in a box so wide."""
    return len(wrapped(title, room - _SIDES, size)) * size * _LINE


def _plain() -> Presentation:
    made = pptx.Presentation()
    made.slide_width, made.slide_height = _WIDTH, _HEIGHT
    master = made.slide_master
    for layout in [layout for layout in made.slide_layouts if layout.name != "Title Only"]:
        made.slide_layouts.remove(layout)
    for holder in (master, made.slide_layouts[0]):
        for placeholder in list(holder.placeholders):
            if placeholder.placeholder_format.type == PP_PLACEHOLDER.TITLE:
                placeholder.left, placeholder.top = _MARGIN, _TITLE_TOP
                placeholder.width, placeholder.height = Emu(_WIDTH - 2 * _MARGIN), _TITLE_HEIGHT
            elif placeholder.placeholder_format.type in _FURNITURE:
                # They lie where a slide of 4:3 has them.
                placeholder.element.getparent().remove(placeholder.element)
    _left_titles(master.element)
    return made


def _left_titles(master: object) -> None:
    """Let titles begin on the left, and be no larger than a sentence needs."""
    find = master.xpath  # type: ignore[attr-defined]  # an lxml element
    for level in find("./p:txStyles/p:titleStyle/a:lvl1pPr"):
        level.set("algn", "l")
        for font in level.iterchildren(qn("a:defRPr")):
            font.set("sz", str(int(_TITLE_SIZE.pt * 100)))
            font.set("b", "1")


def _own(template: Path) -> Presentation:
    try:
        made = pptx.Presentation(io.BytesIO(_as_presentation(template.read_bytes())))
    except FileNotFoundError as error:
        msg = f"{template}: no such template; set MARQUEE_TEMPLATE to a .pptx or .potx file"
        raise ExportError(msg) from error
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        msg = f"{template}: not a PowerPoint template; set MARQUEE_TEMPLATE to a .pptx or .potx file"
        raise ExportError(msg) from error
    slides = made.slides._sldIdLst  # noqa: SLF001  (python-pptx has no other way to take slides out)
    for entry in list(slides):
        made.part.drop_rel(entry.rId)
        slides.remove(entry)
    return made


def _as_presentation(package: bytes) -> bytes:
    """Return a template (.potx) as the presentation it differs from in one word."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == _TYPES:
                content = content.replace(b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")
            new.writestr(entry, content)
    return made.getvalue()


def _layout(presentation: Presentation) -> SlideLayout:
    """Return the layout that has a title and least else."""
    layouts = list(presentation.slide_layouts)

    def rank(layout: SlideLayout) -> tuple[bool, int]:
        kinds = [placeholder.placeholder_format.type for placeholder in layout.placeholders]
        return PP_PLACEHOLDER.TITLE not in kinds, len([kind for kind in kinds if kind not in _FURNITURE])

    return min(layouts, key=rank)


def _room(presentation: Presentation, layout: SlideLayout) -> Box:
    width, height = int(presentation.slide_width or _WIDTH), int(presentation.slide_height or _HEIGHT)
    left, top = int(width * 0.045), int(height * 0.16)
    bottom = int(height * 0.97)
    for placeholder in layout.placeholders:
        lowest = int((placeholder.top or 0) + (placeholder.height or 0))
        kind = placeholder.placeholder_format.type
        if kind == PP_PLACEHOLDER.TITLE and placeholder.height and lowest < height * _LOWEST_TITLE:
            left, top = int(placeholder.left), lowest
        elif kind in _FURNITURE and placeholder.height and placeholder.top > height / 2:
            # The newsroom's footer stays free.
            bottom = min(bottom, int(placeholder.top))
    return Box(left, top, width - 2 * left, bottom - top)
