"""From a plan that was read to the files of a workspace, their doubts as "# SỬA:" comments."""
