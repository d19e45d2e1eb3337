"""The packages of many wards taken in, laid out by province, ward and year, and added up by an engine that reads SQL."""
