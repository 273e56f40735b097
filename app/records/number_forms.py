"""How does the page of record numbers read and keep their forms?"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.clock import Clock
from app.core.errors import NotAllowed
from app.db.store import Store
from app.records.numbers import NumberForm, forms_of, keep_form
from app.records.record import RecordType


class NumberForms:
    """The forms of all series; changing one needs the right to change parameters.

    Args:
        kinds: types with a series have numbers.
        who: whose rights count; asked at each use.
    """

    def __init__(self, store: Store, kinds: Sequence[RecordType], who: Callable[[], Who], clock: Clock) -> None:
        self._store, self._who, self.clock = store, who, clock
        self.kinds = tuple(one for one in kinds if one.series)

    def all(self) -> "Future[Mapping[str, NumberForm]]":
        """The form of each series."""
        return self._store.look(lambda s: forms_of(s, [one.series for one in self.kinds]))

    def keep(self, series: str, form: NumberForm) -> "Future[None]":
        """Use another form from now on.

        Raises (in the Future):
            Refused: such numbers cannot be given.
            NotAllowed: the right to change parameters is missing.
        """

        def job(session: Session) -> None:
            if why := self._who().lacking(Right.PARAMETERS):
                raise NotAllowed(why)
            keep_form(session, series, form)

        return self._store.run(job)
