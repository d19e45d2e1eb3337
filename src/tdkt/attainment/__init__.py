"""From the model to assessments: pure functions on exact numbers. They know neither files nor screens."""
