"""Tests of what is on the glass."""
