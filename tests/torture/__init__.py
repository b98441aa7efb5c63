"""Tests in their long form, and loads that none of the tests is: `make torture`, or some parts of it by their names."""
