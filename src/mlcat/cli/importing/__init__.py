"""Imports a list: stores it as a catalog or previews it, and reports what was left out."""
