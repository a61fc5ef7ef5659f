"""The parts of the launch loader, one module for each noun."""
