"""What every layer may use: errors, texts, settings, time, phone numbers, names. Imports nothing of the program."""
