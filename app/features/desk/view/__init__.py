"""The desk on the screen: line strip, call tabs, card, unknown caller, candidates, Today."""
