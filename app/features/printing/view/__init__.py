"""How are slips looked at, printed and followed in the window?"""
