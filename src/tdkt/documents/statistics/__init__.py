"""The statistical forms of the field on paper."""
