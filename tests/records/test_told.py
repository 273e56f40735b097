"""Does the audit trail speak of everything in the trade's words, never in names of columns?"""

import pytest

from app.core.access import Right, Who
from app.core.options import COMPANY_NAME, OPTIONS
from app.db import trail
from app.db.base import Base, Record
from app.db.system import Attachment, Choice, PaperForm, SavedList, SheetImport
from app.features.printing.logo import Logo
from app.features.record_types import RECORD_TYPES
from app.records.choice_lists import ChoiceLists
from app.records.history import Sought, entries
from app.records.number_forms import NumberForms
from app.records.numbers import NumberForm, Part
from app.records.settings import save_shared
from app.records.told import ONLY_OTHER, told_of
from app.ui.history import kind_of, rows_of

TOLD = told_of(RECORD_TYPES)
FOLLOWED = [
    one.class_
    for one in Base.registry.mappers
    if issubclass(one.class_, Record) and trail.is_followed(one.class_) and one.class_.__module__.startswith("app.")
]
BOSS = Who("王芳", "前台 1 号席", frozenset(Right))


@pytest.mark.parametrize("model", FOLLOWED, ids=lambda one: one.__tablename__)
def test_each_followed_column_has_words_or_is_left_out_on_purpose(model):
    told = TOLD[model.__tablename__]
    raw = trail._told(model) - told.fields.keys() - told.silent - ONLY_OTHER
    assert not raw, "say in app/records/told.py what they are called, or that nobody is told"


@pytest.fixture
def read(store, clock, around):
    """The entries of a table as somebody reads them: what it is, and each change."""

    def said(table):
        found = store.look(lambda s: entries(s, RECORD_TYPES, Sought(kind=table))).result()
        return [(kind_of(one), str(one.done), *rows_of(one, around.cells, around.settings)) for one in found]

    return said


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
class TestRead:
    def change(self, store, one, **values):
        store.run(lambda s: s.add(one)).result()

        def job(session):
            row = session.get(type(one), 1)
            for key, value in values.items():
                setattr(row, key, value)

        store.run(job).result()

    def test_a_printed_form(self, store, read):
        form = PaperForm(key="repair.a4", kind="repair", name="派工单", saved_by="王芳", body="{}")
        self.change(store, form, name="派工单（新）", edition=2)
        assert read("paper_form") == [
            ("Printed form", "Changed", ("Name", "派工单 → 派工单（新）"), ("Edition", "1 → 2")),
            ("Printed form", "Made", ("Name", "派工单"), ("Of", "Repair"), ("Edition", "1")),
        ]

    def test_a_word_of_a_list(self, store, read):
        self.change(store, Choice(list="group", name="老客户"), name="熟客")
        assert read("choice")[0] == ("Word of a list", "Changed", ("Name", "老客户 → 熟客"))
        assert read("choice")[1][2:] == (("Name", "老客户"), ("List", "Customer groups"))

    def test_an_attachment(self, store, read):
        photo = Attachment(kind="repair", record_id=7, name="铭牌.jpg", media_type="image/png", size=9, sha256="0" * 64)
        store.run(lambda s: s.add(photo)).result()
        assert read("attachment") == [("Attachment", "Made", ("Name", "铭牌.jpg"), ("Of", "Repair"))]

    def test_a_kept_list(self, store, read):
        kept = SavedList(kind="customer", name="逾期", query={"filter": "due"})
        self.change(store, kept, query={"filter": "new"})
        assert read("saved_list")[0] == ("Saved list", "Changed", ("Filters and order", "other than before"))
        assert read("saved_list")[1][2:] == (("Name", "逾期"), ("Of", "Customer"))

    def test_an_import(self, store, read):
        none = {"made": 0, "changed": 0, "skipped": 0, "refused": 0}
        one = SheetImport(
            kind="customer", file="客户.xlsx", sha256="0" * 64, doubles="skip", state="running", total=9000, counts=none
        )
        self.change(store, one, state="done", position=77, counts=none | {"made": 8999, "refused": 1})
        assert read("sheet_import")[0] == (
            "Import of a sheet",
            "Changed",
            ("State", "Not finished → Done"),
            ("New", "0 → 8,999"),
            ("Refused", "0 → 1"),
        )

    def test_settings_of_the_shop(self, store, read):
        choice = next(one for one in OPTIONS if one.scope == "shared" and one.choices)
        other = next(value for value, _ in choice.choices if value != choice.default)
        words = {value: str(said) for value, said in choice.choices}
        for option, value in ((COMPANY_NAME, "海尔服务站"), (COMPANY_NAME, "海尔服务站"), (choice, other)):
            store.run(lambda s, option=option, value=value: save_shared(s, option, value, BOSS)).result()
        assert read("setting") == [
            ("Setting", "Changed", (str(choice.label), f"{words[choice.default]} → {words[other]}")),
            ("Setting", "Changed", (str(COMPANY_NAME.label), "— → 海尔服务站")),
        ]

    def test_how_numbers_are_written(self, store, read, clock):
        forms = NumberForms(store, RECORD_TYPES, lambda: BOSS, clock)
        for form in (NumberForm("WX"), NumberForm("BX", Part.MONTH), NumberForm("BX", Part.MONTH)):
            forms.keep("WX", form).result()
        assert read("setting") == [
            ("Setting", "Changed", ("Numbers of Repairs, for example", "WX20261121-0001 → BX2611-0001"))
        ], "what stays the same is nothing to tell"

    def test_the_logo(self, store, read):
        logo = Logo(store, lambda: BOSS)
        for picture in (b"\x89PNG\r\n\x1a\n" + bytes(3000), b"\xff\xd8\xff" + bytes(9000), b""):
            for _ in range(2):
                logo.keep(picture).result()
        assert read("setting") == [
            ("Setting", "Changed", ("Logo of the company", "JPEG, 9 KB → —")),
            ("Setting", "Changed", ("Logo of the company", "PNG, 3 KB → JPEG, 9 KB")),
            ("Setting", "Changed", ("Logo of the company", "— → PNG, 3 KB")),
        ]

    def test_the_order_of_a_list(self, store, read, clock):
        lists = ChoiceLists(store, RECORD_TYPES, lambda: BOSS, clock)
        group = next(one for one in lists.lists if one.key == "group")
        first, _ = (lists.add(group, name).result() for name in ("散客", "单位"))
        lists.move(first, 1).result()
        lists.move(first, 1).result()
        lists.sort_by_use(group).result()
        assert read("choice")[:-2] == [
            ("Word of a list", "Moved in its list", ("Name", "散客"), ("List", "Customer groups")),
        ]

    def test_what_happened_to_a_recording(self, store, read):
        def heard(session):
            for deed in ("listened", "taken"):
                trail.note(session, BOSS, deed, "recording", 3)
            trail.note(session, BOSS, "changed", "recording", 3, changes={"kept_on": [False, True]})

        store.run(heard).result()
        assert read("recording") == [
            ("Recording", "Changed", ("Kept beyond its time", "no → yes")),
            ("Recording", "Copied into a file"),
            ("Recording", "Listened to"),
        ]
