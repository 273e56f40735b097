"""The call desk: line strip, call tabs, the card, the unknown caller, wrap-up, Today."""
