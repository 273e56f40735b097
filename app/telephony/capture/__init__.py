"""How is the computer's sound heard, so that a sound system that hangs takes nothing with it?"""
