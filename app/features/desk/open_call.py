"""Who calls, and what has happened with them? The reads behind a pop, each one short job on the look thread.

`face` is all a card shows, read in one go: an index gives name and history alike within milliseconds, and a second
trip would have the window painted twice. `past` fills a timeline that is narrowed or shown again, `stranger` says whom
an unknown number might belong to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.trip import ask
from app.features.calls.log import earlier
from app.features.calls.when import MONTHS
from app.features.customers.known import Known
from app.features.customers.lookup import (
    ABOUT,
    BY_KEY,
    Candidate,
    Card,
    candidates_from,
    card_from,
    masked_card,
    similar,
)
from app.features.customers.sight import covered
from app.features.desk.pops import Caller
from app.records.part import Event, Remark
from app.records.record import RecordType
from app.records.timeline import Story, plan_counts, story_of

FIRST_EVENTS = 60
_TODAY = QT_TRANSLATE_NOOP(
    "desk", "The server is away. This is what was known at {time}; the history comes when it is back."
)
_EARLIER = QT_TRANSLATE_NOOP(
    "desk", "The server is away. This is what was known on {day}; the history comes when it is back."
)
_WHOSE = QT_TRANSLATE_NOOP("desk", "{name} looks after this customer: numbers, addresses and remarks are masked.")


@dataclass(frozen=True, slots=True)
class Past:
    """What happened with one customer: open things first, then the newest; `counts` by key of the record type.

    Where the server is `away` nobody knows.
    """

    events: tuple[Event, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    away: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """Who calls.

    Attributes:
        key: the matching key that was looked up, "" for a withheld number or a customer opened by hand.
        candidates: everybody with this number, the most recent first.
        card: of the one customer, None for nobody or several.
        past: of the one customer.
        seen_at: when this was last seen, where the server is away; None for what it says now.
    """

    key: str
    candidates: tuple[Candidate, ...] = ()
    card: Card | None = None
    remarks: tuple[Remark, ...] = ()
    past: Past = field(default_factory=Past)
    seen_at: datetime | None = None

    @property
    def caller(self) -> Caller:
        """What the desk must know to place the call."""
        if self.card is None:
            return Caller(several=len(self.candidates))
        return Caller(self.card.id, self.card.name, 1, self.card.blacklisted_at is not None)


@dataclass(frozen=True, slots=True)
class Stranger:
    """What is known of a number nobody has: its earlier calls, and customers it might belong to."""

    calls: tuple[Event, ...] = ()
    similar: tuple[Candidate, ...] = ()


def face(  # noqa: PLR0913  what identifies a call, and how its card is shown
    session: Session,
    kinds: Sequence[RecordType],
    key: str,
    customer_id: int | None,
    now: datetime,
    *,
    only: str = "",
) -> Face:
    """Who has the number `key`; the one that was chosen (`customer_id`) where there are several.

    A colleague's customer whose number it is not is masked. Their history comes along, narrowed to `only` one kind, ""
    for all.
    """
    found, called = ask(session, (BY_KEY, MONTHS), {"key": key, "customer": customer_id or 0})
    candidates = tuple(candidates_from(found))
    if customer_id is None and len(candidates) == 1:
        customer_id = candidates[0].id
    if customer_id is None:
        return Face(key, candidates)
    months = [one.month for one in called]
    story = story_of(session, kinds, customer_id, now, FIRST_EVENTS, only=only, also=ABOUT, months=months)
    card = card_from(*story.also)
    if card is None:
        return Face(key, candidates)
    remarks = story.remarks
    if all(one.id != card.id for one in candidates) and covered(session, (card.id,)):  # whoever calls is no secret
        card, remarks = masked_card(card), (_masked(card), *remarks)
    return Face(key, candidates, card, remarks, _past(story))


def prepare(session: Session, kinds: Sequence[RecordType], now: datetime) -> None:
    """Ask for nobody's card, so that the first caller's finds all statements prepared and planned."""
    face(session, kinds, "-", 0, now)
    plan_counts(session, kinds, now)


def _masked(card: Card) -> Remark:
    words = _WHOSE.fill(name=card.salesperson)
    return Remark(words, "waiting", banner=True, icon="lock-outline")


def face_without(key: str, known: Sequence[Known], now: datetime) -> Face:
    """Who has the number, as far as this seat knows while the server is away."""
    candidates = tuple(
        Candidate(
            one.card.id,
            one.card.name,
            one.card.phones[0].number if one.card.phones else "",
            "".join((one.card.addresses[0].region, one.card.addresses[0].line)) if one.card.addresses else "",
            one.card.last_call_at,
            blacklisted=one.card.blacklisted_at is not None,
        )
        for one in known
    )
    if len(known) != 1:
        return Face(key, candidates, seen_at=now)
    (one,) = known
    age = (now - one.seen_at).total_seconds()
    when = _TODAY if age < 12 * 3600 else _EARLIER
    local = one.seen_at.astimezone()
    said = when.fill(time=local.strftime("%H:%M"), day=local.strftime("%Y-%m-%d"))
    remark = Remark(said, "waiting", banner=True, icon="cloud-alert-outline")
    return Face(key, candidates, one.card, (remark,), Past(away=True), one.seen_at)


def past(session: Session, kinds: Sequence[RecordType], customer_id: int, now: datetime, only: str = "") -> Past:
    """The customer's timeline as far as a screen shows it; `only` one kind, "" for all."""
    (called,) = ask(session, [MONTHS], {"key": "", "customer": customer_id})
    months = [one.month for one in called]
    return _past(story_of(session, kinds, customer_id, now, FIRST_EVENTS, only=only, months=months))


def _past(story: Story) -> Past:
    return Past(story.events, story.counts)


def stranger(session: Session, key: str, name: str = "") -> Stranger:
    """Earlier calls of the number, and customers at the same switchboard or whose name begins with `name`."""
    return Stranger(
        tuple(earlier(session, key, FIRST_EVENTS)) if key else (),
        tuple(similar(session, name, key)) if key or name else (),
    )
