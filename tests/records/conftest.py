"""The toy type on a store, and a desk to reach it by."""

from tests.blank.fixtures import desk, records, who  # noqa: F401
