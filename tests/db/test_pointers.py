"""Is whatever points at a record found by an index? Without one each deletion looks through the whole table."""

import pytest
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

import app.features.record_types  # noqa: F401  every table
from app.db.base import Base

RECORDS = [one for one in Base.metadata.sorted_tables if one.name != "choice"]  # its few words are seldom deleted


@pytest.mark.parametrize("table", RECORDS, ids=lambda one: one.name)
def test_it_leads_an_index(table):
    unique = [one for one in table.constraints if isinstance(one, (PrimaryKeyConstraint, UniqueConstraint))]
    leading = {next(iter(one.columns)).name for one in (*table.indexes, *unique) if len(one.columns)}
    bare = [one.parent.name for one in table.foreign_keys if one.column.table.name != "choice"]
    assert set(bare) <= leading
