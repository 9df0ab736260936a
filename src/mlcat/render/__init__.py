"""Renders entries as text: for a canvas, or in an output format. Nothing here prints."""
