"""A book as a document for Word: Office Open XML, ISO/IEC 29500."""
