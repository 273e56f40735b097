"""How are calls judged, and results shown, on the screen?"""
