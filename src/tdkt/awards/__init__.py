"""Awards: the law in force on a day, who meets which standard, votes, money. Pure functions from model to verdict."""
