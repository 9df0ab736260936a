"""Turns entries into text for a canvas or in an output format; nothing here prints."""
