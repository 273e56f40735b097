"""Does what goes onto paper come out as the form says?"""
