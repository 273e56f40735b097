"""Seats and plugs for the tests of this folder."""

from tests.telephony.hubs import plugs, seat

__all__ = ["plugs", "seat"]
