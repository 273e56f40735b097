"""Windows and widgets for any record type; shows what it is given, emits what the user did."""
