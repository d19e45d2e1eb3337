"""From a sentence or a table of a plan to the targets that it promises, each with its measure, its grounds and its doubts."""
