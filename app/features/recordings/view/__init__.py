"""How are recordings listened to, and their lines set up, on the screen?"""
