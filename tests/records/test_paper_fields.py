"""Does every record type offer its fields to forms, in words, and does a record give them their values?"""

import pytest

from app.features.record_types import RECORD_TYPES
from app.printing.values import Source, SourceKind
from app.records.field import Kind
from app.records.paper_fields import HOUSE, sources_of

KINDS = {one.key: one for one in RECORD_TYPES}


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda one: one.key)
def test_every_field_is_offered_once_in_words(kind):
    found = sources_of(kind, KINDS.__getitem__, lambda key: key)
    keys = [one.key for one in found]
    assert len(keys) == len(set(keys))
    assert {one.key for one in kind.fields} <= set(keys)
    assert all(one.label for one in found)
    assert {one.key for one in HOUSE} <= set(keys)


def test_fields_without_a_name_are_not_offered():
    keys = {one.key for one in sources_of(KINDS["sale"], KINDS.__getitem__)}
    assert "custom_1" not in keys
    assert "customer_id.custom_1" not in keys


def test_fields_of_what_is_linked_say_whose_they_are():
    found = {one.key: one for one in sources_of(KINDS["repair"], KINDS.__getitem__)}
    assert str(found["customer_id.phone"].of) == "Customer"
    assert found["parts"].kind is SourceKind.ROWS
    assert all(isinstance(one, Source) for one in found["parts"].columns)
    assert {one.key for one in found["parts"].columns} == {
        one.key for one in next(one for one in KINDS["repair"].fields if one.kind is Kind.PARTS).parts if one.in_form
    }
