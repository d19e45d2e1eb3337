"""The command line: one thin module a command. It knows no rule of the domain."""
