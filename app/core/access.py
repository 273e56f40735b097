"""Who sits here, at which seat, and what may they do?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """The person signed in at this seat; stamped on what they do.

    Attributes:
        name: shown to colleagues ("handled by 李娜").
        seat: the workstation's name ("前台 2 号席").
        rights: keys of the rights held; `None` means every right.
    """

    name: str
    seat: str
    rights: frozenset[str] | None = None

    def may(self, right: str) -> bool:
        """True where `right` is held or empty."""
        return not right or self.rights is None or right in self.rights
