"""What a ward does beside plan, reports and awards: inspections, petitions."""
