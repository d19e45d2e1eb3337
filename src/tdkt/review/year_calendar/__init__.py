"""The year on one page: launches, holidays, reports, reviews, awards, limits of the law; `year_calendar.py` gathers it."""
