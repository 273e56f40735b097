"""What did the user answer at the first start, and where is each answer kept?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.options import COMPANY_ADDRESS, COMPANY_NAME, COMPANY_PHONE, LANGUAGE, OPERATOR, SEAT
from app.db.server import Server
from app.telephony.protocol import BoxConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers; None for a page that was skipped.

    Attributes:
        language: "zh_CN", "en", or "" for the system's.
        server: where the data live; None: on this computer.
        password: of the server, for this start; the wizard has put it into the system's keyring if there is one.
        remembered: the keyring has the password; otherwise the user must be asked at each start.
        administrator: name and password of the first operator.
        known: name of an administrator the server's data have already.
        company: name, phone, address.
    """

    language: str | None = None
    server: Server | None = None
    password: str = field(default="", repr=False)
    remembered: bool = True
    operator: str | None = None
    seat: str | None = None
    administrator: tuple[str, str] | None = field(default=None, repr=False)
    known: str = ""
    company: tuple[str, str, str] | None = None
    boxes: Sequence[BoxConfig] | None = None

    @property
    def is_enough(self) -> bool:
        """Whether the program can begin: somebody can sign in."""
        return self.administrator is not None or bool(self.known)

    def seat_values(self) -> dict[str, Any]:
        """What goes into the seat's settings file, by key; the boxes are written by whoever knows their form."""
        answered = {LANGUAGE.key: self.language, OPERATOR.key: self.operator, SEAT.key: self.seat}
        values: dict[str, Any] = {key: value for key, value in answered.items() if value is not None}
        return values | ({"server": self.server.kept()} if self.server else {})

    def shared_values(self) -> dict[str, str]:
        """What goes into the settings of the whole shop, by key."""
        keys = (COMPANY_NAME.key, COMPANY_PHONE.key, COMPANY_ADDRESS.key)
        return dict(zip(keys, self.company, strict=True)) if self.company else {}
