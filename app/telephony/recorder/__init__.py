"""Recording of the lines: sound in → ring → one writer per recording → FLAC on the disk, then into the store."""
