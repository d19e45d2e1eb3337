"""Documents that amend what was issued (NĐ 30/2020, Điều 18.3)."""
