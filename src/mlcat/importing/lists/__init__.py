"""Reading an awesome list: from Markdown to entries as the list has them."""
