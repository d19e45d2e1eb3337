"""From files to the model: where files lie, strict YAML with positions, schemas, building the types."""
