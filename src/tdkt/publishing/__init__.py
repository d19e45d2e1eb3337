"""A ward's year as a package of tables that a city adds up."""
