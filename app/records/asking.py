"""Which parameters do the statements have that a type asks for a card? All types are asked with the same ones."""

from datetime import datetime

from sqlalchemy import BindParameter, Integer, bindparam

from app.db.base import BigId, Moment

CUSTOMER: BindParameter[int] = bindparam("customer", type_=BigId)  # whose card it is
MOST: BindParameter[int] = bindparam("most", type_=Integer)  # events, for LIMIT
NOW: BindParameter[datetime] = bindparam("now", type_=Moment)
TODAY: BindParameter[datetime] = bindparam("today", type_=Moment)  # when it began, at this seat
