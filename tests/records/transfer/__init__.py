"""Tests of sheets and documents."""
