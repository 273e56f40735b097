"""One file per family of box; each turns bytes into line events and knows no port, clock or thread."""
