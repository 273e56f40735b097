"""Description of borrowed umbrellas: the toy type."""

from sqlalchemy import func, select

from app.core.errors import Invalid, Refused
from app.core.i18n import Text
from app.records.asking import CUSTOMER, MOST
from app.records.chips import state_chip
from app.records.field import Field, Hint, Kind
from app.records.part import Event, OnCard, Remark
from app.records.record import Action, Filter, RecordType
from app.records.workflow import Look, Step, Workflow
from tests.blank.model import Umbrella, UmbrellaState

LENT, BACK = UmbrellaState


def t(source):
    return Text("blank", source)


LOOKS = {
    LENT: Look(words=t("Lent"), icon="clock-outline", colour="waiting"),
    BACK: Look(words=t("Back"), icon="check-circle-outline", colour="finished"),
}


def prepare(_session, _id, values, _who):
    if values.get("colour") == "plaid":
        raise Invalid({"colour": t("We have no plaid ones.")})


def saved(session, id_):
    session.get(Umbrella, id_).tags += " saved"


def stepped(umbrella, step, who, now):
    umbrella.seen_at = now if step == "return" else None


def removable(session, id_):
    if session.get(Umbrella, id_).state == LENT:
        raise Refused(t("It is still lent."))


def soak(session, ids, who):
    for id_ in ids:
        session.get(Umbrella, id_).wet = True


OWN = Umbrella.customer_id == CUSTOMER
EVENTS = (
    select(Umbrella.id, Umbrella.created_at, Umbrella.colour, Umbrella.number, Umbrella.state)
    .where(OWN)
    .order_by(Umbrella.id.desc())
    .limit(MOST)
)


def event_of(row):
    return Event(
        "umbrella",
        row.id,
        row.created_at,
        row.colour,
        number=row.number,
        look=LOOKS[row.state],
        open=row.state == LENT,
    )


def remarks(rows, _now):
    lent = rows[0][0]
    return [Remark(t("%n umbrella(s) out").counted(lent), "waiting")] if lent else []


def taken(session, _id, value):
    other = session.scalar(select(Umbrella.id).where(Umbrella.colour == value))
    return Hint(words=t("There is one of this colour."), kind="umbrella", id=other) if other else None


UMBRELLA = RecordType(
    key="umbrella",
    model=Umbrella,
    look=Look(words=t("Umbrella"), icon="umbrella-outline", colour="sale"),
    plural=t("Umbrellas"),
    title_field="colour",
    line=("phone", "deposit"),
    series="YS",
    order="-created_at",
    fields=(
        Field(key="number", label=t("Number"), width=16, in_form=False),
        Field(key="colour", label=t("Colour"), required=True, width=12, sorts=True, max_length=10, watch=taken),
        Field(key="kind_id", label=t("Kind"), kind=Kind.CHOICE, list="umbrella", width=8, batch=True),
        Field(key="phone", label=t("Phone"), kind=Kind.PHONE, width=14),
        Field(key="deposit", label=t("Deposit"), kind=Kind.MONEY, width=9, sums=True),
        Field(key="due_on", label=t("Due"), kind=Kind.DAY, width=10, sorts=True, batch=True),
        Field(key="seen_at", label=t("Seen"), kind=Kind.MOMENT, width=14, shown=False),
        Field(key="wet", label=t("Wet"), kind=Kind.YES_NO, width=5, batch=True),
        Field(key="created_at", label=t("Lent at"), kind=Kind.MOMENT, width=14, sorts=True, in_form=False),
        Field(key="state", label=t("State"), kind=Kind.STATE, looks=LOOKS, width=10, in_form=False),
        Field(
            key="marks",
            label=t("Marks"),
            kind=Kind.PARTS,
            parts=(
                Field(key="text", label=t("Text"), required=True, max_length=20),
                Field(key="size", label=t("Size"), kind=Kind.NUMBER),
            ),
        ),
        Field(key="tags", label=t("Tags"), kind=Kind.TAGS, max_length=240, batch=True),
        Field(key="note", label=t("Note"), kind=Kind.WORDS, section=t("More")),
    ),
    workflow=Workflow(
        UmbrellaState,
        first=LENT,
        steps=(
            Step(
                name="return",
                label=t("Take back"),
                source=frozenset({LENT}),
                target=BACK,
                needs=("due_on",),
                right="umbrella.return",
                key="R",
                icon="check",
            ),
            Step(name="lend", label=t("Lend again"), source=frozenset({BACK}), target=LENT, key="L"),
        ),
        looks=LOOKS,
        open_states=frozenset({LENT}),
    ),
    filters=(
        state_chip(Umbrella, LENT, LOOKS[LENT]),
        Filter(key="wet", label=t("Wet"), where=lambda _w, _n: Umbrella.wet.is_(True), aside=True),
    ),
    find=lambda _s, text: Umbrella.colour.startswith(text),
    card=OnCard(
        f_key="F12",
        new=t("New umbrella"),
        events=EVENTS,
        event_of=event_of,
        count=select(func.count()).where(OWN),
        said=select(func.count()).where(OWN, Umbrella.state == LENT),
        remarks=remarks,
    ),
    defaults=lambda who: {"note": f"by {who.name}"},
    prepare=prepare,
    saved=saved,
    stepped=stepped,
    removable=removable,
    actions=(Action(name="soak", label=t("Soak"), key="S", icon="water", do=soak),),
    right_save="umbrella.save",
    right_delete="umbrella.delete",
    attachments=True,
    slips=True,
    empty=t("No umbrella was ever lent."),
)
