"""How templates are filled and how numbers, dates, money and figures are written in them."""
