"""The rules: one module a family, each rule with code, severity, explanation, source and examples."""
