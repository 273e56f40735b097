"""How is the shop's logo kept for all seats?"""

import base64
import binascii
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db import trail
from app.db.store import Store
from app.db.system import Setting
from app.records.settings import LOGO

_MOST = 2 * 1024 * 1024
_HEADS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_NO_PICTURE = QT_TRANSLATE_NOOP("printing", "The logo must be a picture (PNG or JPEG).")
_TOO_LARGE = QT_TRANSLATE_NOOP("printing", "The picture is larger than {most} MB.")


def picture_of(kept: Any) -> bytes:
    """The bytes of the logo as it is kept; b"" where there is none."""
    try:
        return base64.b64decode(kept, validate=True) if isinstance(kept, str) else b""
    except (binascii.Error, ValueError):
        return b""


def _said(data: bytes) -> str:
    """A picture in the audit trail: "PNG, 34 KB", "" for none."""
    return f"{'PNG' if data.startswith(_HEADS[0]) else 'JPEG'}, {-(-len(data) // 1024):,} KB" if data else ""


class Logo:
    """The logo of the shop. Methods return Futures."""

    def __init__(self, store: Store, who: Callable[[], Who]) -> None:
        self._store, self._who = store, who

    def read(self) -> "Future[bytes]":
        """The picture; b"" where there is none."""

        def job(session: Session) -> bytes:
            found = session.get(Setting, LOGO)
            return picture_of(found.value if found else None)

        return self._store.look(job)

    def keep(self, data: bytes) -> "Future[None]":
        """Use this picture, or none (b"").

        Raises (in the Future):
            NotAllowed: the right to change parameters is missing.
            Refused: it is no picture, or too large.
        """

        def job(session: Session) -> None:
            self._who().need(Right.PARAMETERS)
            if len(data) > _MOST:
                raise Refused(_TOO_LARGE.fill(most=_MOST // 1024 // 1024))
            if data and not data.startswith(_HEADS):
                raise Refused(_NO_PICTURE)
            kept = session.get(Setting, LOGO)
            before = picture_of(kept.value if kept else None)
            if before == data:
                return
            session.merge(Setting(key=LOGO, value=base64.b64encode(data).decode("ascii")))
            said = [_said(before), _said(data)]
            trail.note(session, self._who(), trail.CHANGED, Setting.__tablename__, 0, changes={LOGO: said})

        return self._store.run(job)
