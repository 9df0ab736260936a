"""Text: which characters are safe, and how text becomes words, stems and ids."""
