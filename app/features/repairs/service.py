"""Which type of service goes with a machine in warranty, and with one out of it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.options import SERVICE_IN_WARRANTY, SERVICE_OUT_OF_WARRANTY, Settings
from app.db.system import Choice
from app.features.repairs.model import Warranty
from app.records.checks import is_empty
from app.records.field import Values
from app.records.settings import load_shared

SERVICE_LIST = "service_type"
_OPTIONS = {Warranty.IN: SERVICE_IN_WARRANTY, Warranty.OUT: SERVICE_OUT_OF_WARRANTY}


@dataclass(frozen=True, slots=True)
class Services:
    """The types of service that are chosen by themselves: by warranty, (id, name); the name as id where it is new."""

    known: Mapping[Warranty, tuple[int | str, str]]

    def fill(self, warranty: Warranty, values: Mapping[str, Any]) -> tuple[Values, dict[str, str]]:
        """What goes into the form, and its words; nothing where somebody chose a type of another kind."""
        chosen = values.get("service_id")
        if warranty not in self.known or not (is_empty(chosen) or any(chosen in one for one in self.known.values())):
            return {}, {}
        value, name = self.known[warranty]
        return {"service_id": value}, {"service_id": name}


def services(session: Session) -> Services:
    """The types of service of this shop; one that was retired is not chosen by itself."""
    settings = Settings(load_shared(session))
    names = {warranty: name for warranty, option in _OPTIONS.items() if (name := settings.text(option).strip())}
    query = select(Choice.name, Choice.id, Choice.retired_at).where(
        Choice.list == SERVICE_LIST, Choice.name.in_(names.values())
    )
    found = {row.name: row for row in session.execute(query)}
    return Services(
        {
            warranty: (found[name].id if name in found else name, name)
            for warranty, name in names.items()
            if name not in found or found[name].retired_at is None
        }
    )
