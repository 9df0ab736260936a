"""Text processing: safe characters, normal forms, tokens, stems, ids, personal names and addresses."""
