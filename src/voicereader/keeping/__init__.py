"""What must never be lost: the changes that people make to a library, and who may make them."""
