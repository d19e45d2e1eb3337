"""`tdkt awards`: one module a subcommand."""
