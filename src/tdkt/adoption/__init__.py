"""A plan that stands in a Word file becomes the files of a workspace, no sentence lost."""
