"""How does the page of record numbers read and keep their forms?"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.clock import Clock
from app.core.errors import NotAllowed, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db import trail
from app.db.store import Store
from app.db.system import Setting
from app.records.numbers import NumberForm, forms_of, keep_form, setting_key
from app.records.record import RecordType

_TAKEN = QT_TRANSLATE_NOOP("records", "“{kind}” has these numbers already. Choose another prefix or date part.")


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
            Refused: such numbers cannot be given, or another kind has them.
            NotAllowed: the right to change parameters is missing.
        """

        def job(session: Session) -> None:
            if why := self._who().lacking(Right.PARAMETERS):
                raise NotAllowed(why)
            self._check_free(session, series, form)
            before = forms_of(session, [series])[series]
            keep_form(session, series, form)
            self._note(session, series, before, form)

        return self._store.run(job)

    def _note(self, session: Session, series: str, before: NumberForm, form: NumberForm) -> None:
        """Leave a trace: a number of today as it would have been, and as it would be now."""
        if before != form:
            day = self.clock.now().astimezone().date()
            said = [before.number(day, 1), form.number(day, 1)]
            changes = {setting_key(series): said}
            trail.note(session, self._who(), trail.CHANGED, Setting.__tablename__, 0, changes=changes)

    def _check_free(self, session: Session, series: str, form: NumberForm) -> None:
        """See that no two kinds would give the same numbers."""
        others = {one.series: one for one in self.kinds if one.series != series}
        for key, other in forms_of(session, list(others)).items():
            if (other.prefix.casefold(), other.part) == (form.prefix.casefold(), form.part):
                raise Refused(_TAKEN.fill(kind=others[key].plural))
