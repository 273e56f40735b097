"""How is a recording listened to: its sound, where somebody speaks, faster and slower, by ear and in a file?"""
