"""Does the picture show what the table says: time along the axis, the small ones together, no pie of averages?"""

import pytest
from PySide6.QtGui import QImage, QPainter

from app.features.statistics.view.wording import diagram_of
from app.records.transfer.figures import Diagram, Draw, Series, Shown
from app.ui.diagram import COLOURS, DiagramPainter, brief, fitted, others, pieces, shown
from app.ui.diagram_view import DiagramView, picture_of
from tests.features.statistics.shop import table

ONLY = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def measure(found, key):
    return next(one for one in found.asked.statistic.measures if one.key == key)


@ONLY
def test_time_stands_along_the_axis_whichever_grouping_it_is(shop, qapp):
    for by in (("month", "representative"), ("representative", "month")):
        found = table(shop, "sales", *by)
        picture = diagram_of(found, measure(found, "receivable"), Draw.BARS)
        assert (picture.in_time, picture.stacks) == (True, True)
        assert list(picture.names) == sorted(picture.names)
        assert sum(sum(one.values) for one in picture.series) == found.totals[1]


@ONLY
def test_many_series_become_few_and_come_to_the_same(shop, qapp):
    found = table(shop, "products", "representative", "product")
    picture = diagram_of(found, measure(found, "quantity"), Draw.BARS)
    assert len(picture.series) == COLOURS
    assert picture.series[-1].name == others()
    assert sum(sum(one.values) for one in picture.series) == found.totals[0]


@ONLY
def test_a_rate_makes_no_pie_and_a_pie_knows_the_first_grouping_only(shop, qapp):
    found = table(shop, "calls", "operator", "way")
    assert diagram_of(found, measure(found, "rate"), Draw.PIE).draw is Draw.BARS
    pie = diagram_of(found, measure(found, "number"), Draw.PIE)
    assert (len(pie.series), sum(pie.series[0].values)) == (1, found.totals[0])


def drawn(draw, values, **more):
    names = tuple(f"第 {at} 组的名称" for at in range(len(values[0])))
    series = tuple(Series(f"s{at}", tuple(one)) for at, one in enumerate(values))
    return Diagram(draw=draw, title="数量", shown=more.pop("shown", Shown.COUNT), names=names, series=series, **more)


@pytest.mark.parametrize("draw", list(Draw))
@pytest.mark.parametrize(
    "values", [[[5]], [[0, 0]], [[3, -2, 7]], [list(range(41))], [[1, 2], [3, 4]], [[None, 0.5]], [list(range(400))]]
)
def test_whatever_the_figures_are_it_is_painted(theme, draw, values):
    image = QImage(640, 240, QImage.Format.Format_RGB32)
    for in_time, stacks in ((False, True), (True, False)):
        image.fill(theme.colour("surface"))
        blank = image.copy()
        painter = QPainter(image)
        DiagramPainter(theme).paint(painter, image.rect(), drawn(draw, values, in_time=in_time, stacks=stacks))
        painter.end()
        anything = any(one and one > 0 for series in values for one in series)
        assert (image != blank) == (anything or draw is not Draw.PIE)


def test_more_names_than_can_be_read_stand_together():
    many = drawn(Draw.BARS, [list(range(100))])
    assert (len(fitted(many).names), sum(fitted(many).series[0].values)) == (40, 4950)
    assert len(fitted(drawn(Draw.BARS, [list(range(100))], in_time=True)).names) == 100
    slices = pieces(drawn(Draw.PIE, [[5] * 30]))
    assert (len(slices), sum(value for _, value in slices)) == (9, 150)
    assert slices[-1][0] == others()


def test_figures_are_said_in_their_own_way():
    said = [(123456, Shown.MONEY), (1234, Shown.COUNT), (125, Shown.SPAN), (0.257, Shown.SHARE), (4.333, Shown.SCORE)]
    assert [shown(*one) for one in said] == ["1,234.56", "1,234", "2:05", "25.7 %", "4.33"]
    assert [brief(*one) for one in said] == ["1,235", "1,234", "2:05", "26 %", "4.3"]
    assert shown(None, Shown.SCORE) == ""


def test_a_document_gets_it_on_white_in_the_dark_too(theme):
    theme.use("dark")
    packed = picture_of(theme, drawn(Draw.BARS, [[1, 2, 3]]))
    image = QImage.fromData(packed())
    assert image.pixelColor(3, 3).lightness() > 250
    assert image.width() > 2000


def test_who_does_not_see_it_hears_it(theme, qtbot):
    view = DiagramView(theme)
    qtbot.addWidget(view)
    view.show_diagram(drawn(Draw.LINE, [[1, 2]]))
    assert view.accessibleDescription() == "第 0 组的名称: 1\n第 1 组的名称: 2"
