"""Renders entries as text, for a canvas or in an output format; nothing here prints."""
