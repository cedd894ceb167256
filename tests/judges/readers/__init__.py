"""One reader a device: its exported text to security associations. None asks the core.

`read(folder)` is given the side's folder and answers with a list of `Sa`, one for each direction and tunnel.
"""
