"""The papers of a batch of awards, from the báo cáo thành tích to the payment list."""
