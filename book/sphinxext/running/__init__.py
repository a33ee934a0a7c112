"""How chapters run: side by side, cut off from the machine, once for each state of their inputs."""
