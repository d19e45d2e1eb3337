"""Law as data: dated records, each with where it comes from and how sure we are of it."""
