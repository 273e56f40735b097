"""What does the program need of a database that is open?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import URL, Engine

from app.core.option import Value
from app.db.login import Login
from app.features.operators.signing import Attempt


@dataclass(frozen=True, slots=True)
class Basis:
    """An opened database.

    Attributes:
        shared: the settings of the whole shop, by key.
        clean: whoever had it open last closed it.
        closed: one has to sign in here.
        login: under whose name a server is connected to, where everybody has one of their own there.
        entered: who has signed in with that already.
        replica: where reports are read; None where there is none.
    """

    engine: Engine
    shared: Mapping[str, Value]
    clean: bool = True
    closed: bool = False
    login: Login | None = field(default=None, repr=False)
    entered: Attempt | None = None
    replica: URL | None = field(default=None, repr=False)
