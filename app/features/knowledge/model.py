"""Tables of knowledge: solutions, the records they come from, and by which fragments they are found."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import UNTOLD, Base, BigId, Long, Record, Short, Words, in_order

_MERGED = text("merged_into_id IS NOT NULL")
_BY_BYTE = String(24).with_variant(String(24, collation="C"), "postgresql")  # a beginning is a stretch of the index


class Shelf(StrEnum):
    """Which of the two bases a solution belongs to; the value is stored."""

    FAULT = "fault"
    COMPLAINT = "complaint"


class Solution(Record):
    """What helps when a customer says something, with how often it did.

    `also` are other words for the same, a line each. `tried` counts the records in which it was used or from which it
    was learnt, `helped` those that ended so, `by_phone` those of them for which nobody had to go there.
    """

    __tablename__ = "solution"
    __table_args__ = (
        *in_order("solution", "helped", "helped_at", "created_at"),
        Index(None, "shelf", "digest"),
        Index(None, "shelf", "result_digest", "helped"),
        Index("ix_solution_merged_into_id", "merged_into_id", sqlite_where=_MERGED, postgresql_where=_MERGED),
    )

    shelf: Mapped[Shelf] = mapped_column(default=Shelf.FAULT)
    symptom: Mapped[Words]
    also: Mapped[Words] = mapped_column(default="")
    product: Mapped[Short] = mapped_column(default="")
    category_id: Mapped[int | None] = mapped_column(ForeignKey("choice.id"))
    cause: Mapped[Words] = mapped_column(default="")
    result: Mapped[Words]
    author: Mapped[Short] = mapped_column(default="")
    gathered: Mapped[bool] = mapped_column(default=False)  # learnt from a record, by no hand
    tried: Mapped[int] = mapped_column(default=0, info=UNTOLD)
    helped: Mapped[int] = mapped_column(default=0, info=UNTOLD)
    by_phone: Mapped[int] = mapped_column(default=0, info=UNTOLD)
    helped_at: Mapped[datetime | None] = mapped_column(info=UNTOLD)
    digest: Mapped[str] = mapped_column(String(32), default="", info=UNTOLD)  # of what is said and what helps
    result_digest: Mapped[str] = mapped_column(String(32), default="", info=UNTOLD)
    merged_into_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("solution.id"))
    retired_at: Mapped[datetime | None]


class Lesson(Base):
    """What one record says of one solution: it was used there, it helped there. `from_id`: before it was merged."""

    __tablename__ = "lesson"
    __table_args__ = (Index(None, "solution_id"),)

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)  # key of the record's type
    record_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    solution_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("solution.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    used: Mapped[bool] = mapped_column(default=False)  # somebody chose it
    helped: Mapped[bool] = mapped_column(default=False)
    by_phone: Mapped[bool] = mapped_column(default=False)
    from_id: Mapped[int | None] = mapped_column(BigId)


class SolutionGram(Base):
    """A fragment of what a customer may say, with the solutions for it, those that helped most often last.

    `weight` grows with the number of bits of `helped`, so that it seldom changes.
    """

    __tablename__ = "solution_gram"
    __table_args__ = (Index(None, "solution_id"), {"sqlite_with_rowid": False})

    shelf: Mapped[Shelf] = mapped_column(primary_key=True)
    gram: Mapped[str] = mapped_column(_BY_BYTE, primary_key=True)
    weight: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    solution_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("solution.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


class Synonyms(Record):
    """Words that mean the same to whoever tells of a fault (漏水 滴水 渗水), parted by a blank."""

    __tablename__ = "synonyms"
    __table_args__ = (Index(None, "words", "id"),)

    words: Mapped[Long]
