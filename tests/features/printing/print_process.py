"""Prints slips in a process of its own: libcups asks once, for good, where the print server is.

Reads lines of JSON {"form", "printer", "copies", …} and answers each with what came of it.
"""

import json
import sys

from PySide6.QtWidgets import QApplication

from app.core.errors import DeviceUnavailable
from app.features.printing.making import wish_of
from app.features.printing.seat import setup_of
from app.features.printing.view.outlets import Outlets, printers
from app.printing.pdf import render
from tests.features.printing.conftest import FONTS, KINDS, SHIPPED, job_of
from tests.printing.slips import slip


def main():
    app = QApplication(["prints"])
    outlets = Outlets(tuple)
    for line in sys.stdin:
        wish = json.loads(line)
        form = SHIPPED.forms[wish.pop("form")]
        setup = setup_of(wish)
        found = printers()
        said = {"printers": sorted(found.names), "usual": found.usual, "failed": ""}
        pdf = render(form, slip(form.kind, "short"), FONTS, wish_of(form, setup)).pdf
        try:
            outlets.put(pdf, job_of([1], KINDS[form.kind], form, **wish), lambda _: True)
        except DeviceUnavailable as err:
            said["failed"] = str(err)
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
    del app


if __name__ == "__main__":
    main()
