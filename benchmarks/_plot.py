"""Draws curves as an SVG with two logarithmic axes: a panel per engine, a color per kind of query.

The background of the SVG follows the color scheme of the reader, so it is legible on light and dark pages.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

Curve = Sequence[tuple[float, float]]
"""Points in ascending order of x."""

_COLORS = ("#d9480f", "#1c7ed6", "#2b8a3e", "#9c36b5", "#b8860b", "#0c8599", "#e64980", "#74808c")
_WIDTH, _HEIGHT = 250, 250  # of a panel's axes
_LEFT, _TOP, _GAP, _BOTTOM, _LEGEND = 64, 56, 24, 56, 210
_STYLE = """
svg { font: 12px system-ui, sans-serif } .page { fill: #ffffff } text { fill: #1f2328 } .axis { stroke: #8c959f }
.grid { stroke: #d0d7de } polyline { fill: none; stroke-width: 2; stroke-linejoin: round }
@media (prefers-color-scheme: dark) { .page { fill: #0d1117 } text { fill: #e6edf3 } .grid { stroke: #30363d } }
"""


def draw(title: str, x_title: str, y_title: str, panels: Mapping[str, Mapping[str, Curve]]) -> str:
    """Draws the SVG. `panels` has the curves of each engine by kind of query."""
    points = [point for curves in panels.values() for curve in curves.values() for point in curve]
    x_axis = _Axis([x for x, _ in points], _WIDTH)
    y_axis = _Axis([y for _, y in points], _HEIGHT)
    width = _LEFT + len(panels) * (_WIDTH + _GAP) + _LEGEND
    height = _TOP + _HEIGHT + _BOTTOM
    kinds = list(dict.fromkeys(kind for curves in panels.values() for kind in curves))
    colors = {kind: _COLORS[index % len(_COLORS)] for index, kind in enumerate(kinds)}
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<rect class="page" width="{width}" height="{height}" rx="8"/>',
        _text(_LEFT, 24, title, "start", bold=True),
        _text(16, _TOP + _HEIGHT / 2, y_title, "middle", is_rotated=True),
        _text((width - _LEGEND + _LEFT) / 2, height - 14, x_title, "middle"),
    ]
    for index, (name, curves) in enumerate(panels.items()):
        left = _LEFT + index * (_WIDTH + _GAP)
        lines += _axes(left, name, x_axis, y_axis, has_labels=index == 0)
        for kind, curve in curves.items():
            lines += _curve(curve, left, x_axis, y_axis, kind, colors[kind])
    lines += _legend(colors, width - _LEGEND + 8)
    return "\n".join([*lines, "</svg>"]) + "\n"


class _Axis:
    """A logarithmic axis over whole powers of ten, `length` pixels long."""

    def __init__(self, values: Sequence[float], length: float) -> None:
        self._first = math.floor(math.log10(min(values)))
        self._last = max(math.ceil(math.log10(max(values))), self._first + 1)
        self._length = length

    def at(self, value: float) -> float:
        """The position of a value on the axis, in pixels from its start."""
        return (math.log10(value) - self._first) / (self._last - self._first) * self._length

    def marks(self) -> list[float]:
        """The powers of ten."""
        return [10.0**power for power in range(self._first, self._last + 1)]


def _axes(left: float, name: str, x_axis: _Axis, y_axis: _Axis, *, has_labels: bool) -> Iterator[str]:
    yield _text(left + _WIDTH / 2, _TOP - 10, name, "middle", bold=True)
    for value in x_axis.marks():
        x = left + x_axis.at(value)
        yield _line(x, _TOP, x, _TOP + _HEIGHT, "grid")
        yield _text(x, _TOP + _HEIGHT + 18, _short_label(value), "middle")
    for value in y_axis.marks():
        y = _TOP + _HEIGHT - y_axis.at(value)
        yield _line(left, y, left + _WIDTH, y, "grid")
        if has_labels:
            yield _text(left - 8, y + 4, _label(value), "end")
    yield _line(left, _TOP, left, _TOP + _HEIGHT, "axis")
    yield _line(left, _TOP + _HEIGHT, left + _WIDTH, _TOP + _HEIGHT, "axis")


def _curve(curve: Curve, left: float, x_axis: _Axis, y_axis: _Axis, kind: str, color: str) -> Iterator[str]:
    points = [(left + x_axis.at(x), _TOP + _HEIGHT - y_axis.at(y)) for x, y in curve]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{joined}" stroke="{color}"><title>{escape(kind)}</title></polyline>'
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>'


def _legend(colors: Mapping[str, str], left: float) -> Iterator[str]:
    for index, (kind, color) in enumerate(colors.items()):
        y = _TOP + 10 + index * 22
        yield f'<rect x="{left}" y="{y - 4}" width="18" height="4" fill="{color}"/>'
        yield _text(left + 26, y + 2, kind, "start")


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def _text(x: float, y: float, text: str, anchor: str, *, bold: bool = False, is_rotated: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if is_rotated else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}{turn}>{escape(text)}</text>'


def _label(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def _short_label(value: float) -> str:
    """A short label, because adjacent panels are close: 10, 100, 1k, 10k, 1M."""
    for unit, letter in ((1e6, "M"), (1e3, "k")):
        if value >= unit:
            return f"{value / unit:g}{letter}"
    return _label(value)
