"""Widgets that know nothing of deals' meaning: a windowed table, a text with marked spans, the search line."""
