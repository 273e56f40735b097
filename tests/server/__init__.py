"""What a server decides by itself, whoever asks it and however."""
