"""Which forms come along, for which papers, in which language?

A stencil in `resources/forms` is one form for a family of papers in all languages. It is a form as `written.py` has it,
with these differences: a text may be {"zh": …, "en": …}; bands and parts may name the papers they are for ("papers");
x and w are measured in a page `width` wide and stretched to the paper; a part of type "row" is a strip of framed cells,
and a band with "lines" stands for one band per line, printed where its field is filled.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from app.printing.form import Form
from app.printing.papers import paper
from app.printing.written import VERSION, from_plain, plain

LANGUAGES = ("zh", "en")
_PAPERS = "papers.json"
_INSET = 1.0  # of a text in its cell
_ABOVE = 0.7
_LABEL = 9.0
_BETWEEN = 0.6  # below a line, also one that flows
Raw = dict[str, Any]


class Shipped:
    """The forms that come along.

    Args:
        folder: of the stencils.
        language: "zh" or "en"; another one gets English.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self._language = language if language in LANGUAGES else LANGUAGES[-1]

    @cached_property
    def forms(self) -> Mapping[str, Form]:
        """All of them, by key, in the order in which they are offered."""
        found = json.loads((self._folder / _PAPERS).read_text("utf-8"))
        return {one.key: one for name in found["stencils"] for one in self._of(name, found["names"])}

    def _of(self, name: str, names: Raw) -> Iterator[Form]:
        stencil = json.loads((self._folder / f"{name}.json").read_text("utf-8"))
        for key in stencil["papers"]:
            yield self._cut(stencil, key, _said(names[key], self._language))

    def _cut(self, stencil: Raw, key: str, paper_name: str) -> Form:
        found = paper(key)
        assert found is not None, key
        page = found.page()
        stretch: float = page.inner / stencil["width"]
        bands = [one for band in stencil["bands"] if _is_for(band, key) for one in _bands(band, key, stencil["width"])]
        raw: Raw = {
            "ringfile_form": VERSION,
            "key": f"{stencil['purpose']}.{key}",
            "name": f"{_said(stencil['name'], self._language)} · {paper_name}",
            "page": plain(page),
            "bands": [_stretched(one, stretch) for one in bands],
            **{name: stencil[name] for name in ("purpose", "kind", "deed", "plies") if name in stencil},
        }
        return from_plain(_in_language(raw, self._language))


def _is_for(part: Raw, key: str) -> bool:
    return key in part.get("papers", (key,))


def _said(text: Any, language: str) -> str:
    return str(text[language] if isinstance(text, dict) else text)


def _in_language(raw: Any, language: str) -> Any:
    if isinstance(raw, dict):
        if raw.keys() == set(LANGUAGES):
            return raw[language]
        return {key: _in_language(value, language) for key, value in raw.items()}
    return [_in_language(one, language) for one in raw] if isinstance(raw, list) else raw


def _bands(band: Raw, key: str, w: float) -> Iterator[Raw]:
    told = {name: value for name, value in band.items() if name not in ("papers", "lines", "items")}
    for line in band.get("lines", ()):
        if _is_for(line, key):
            yield {**told, "when": {"field": line["source"]}, "items": [_line(line, w, told["h"])]}
    if "lines" not in band:
        items = [one for item in band.get("items", ()) if _is_for(item, key) for one in _items(item)]
        yield {**told, "items": items}


def _line(line: Raw, w: float, h: float) -> Raw:
    style = {"fit": "flow", **line.get("style", {})}
    more = {name: value for name, value in line.items() if name not in ("papers", "style")}
    return {"type": "field", "x": 0, "y": 0, "w": w, "h": h - _BETWEEN, **more, "style": style}


def _items(item: Raw) -> Iterator[Raw]:
    told = {name: value for name, value in item.items() if name != "papers"}
    if told.get("type") != "row":
        yield told
        return
    x = float(told.get("x", 0))
    for cell in told["cells"]:
        w, y, h = cell["w"], told.get("y", 0), told["h"]
        yield {"type": "box", "x": x, "y": y, "w": w, "h": h, "grows": True}
        yield from _cell(cell, {"x": x + _INSET, "y": y + _ABOVE, "w": w - 2 * _INSET, "h": h - 2 * _ABOVE})
        x += w


def _cell(cell: Raw, place: Raw) -> Iterator[Raw]:
    more = {name: value for name, value in cell.items() if name not in ("w", "label", "style")}
    style = {"down": "middle", **cell.get("style", {})}
    if "label" in cell and "source" not in cell:
        led = {"size": _LABEL, "across": "middle", "fit": "shrink", **style}
        yield {"type": "text", **place, "text": cell["label"], **more, "style": led}
    elif "text" in cell:
        yield {"type": "text", **place, **more, "style": {"fit": "flow", **style}}
    elif "source" in cell:
        yield {"type": "field", **place, **more, "style": {"fit": "flow", **style}}


def _stretched(band: Raw, stretch: float) -> Raw:
    return {**band, "items": [_wider(one, stretch) for one in band["items"]]}


def _wider(item: Raw, stretch: float) -> Raw:
    square = item["type"] == "picture" or item.get("symbol") == "qr"
    w = item.get("w", 20)
    return {
        **{name: round(value, 3) if isinstance(value, float) else value for name, value in item.items()},
        "x": round(item.get("x", 0) * stretch, 2),
        "w": w if square else round(w * stretch, 2),
        **({"label_w": round(item["label_w"] * stretch, 2)} if "label_w" in item else {}),
    }
