"""How is a form changed: what is seen is what is printed, and every part of it can be taken hold of?"""
