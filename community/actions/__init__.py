"""What is done: one module a noun, one function a verb, one transaction each."""
