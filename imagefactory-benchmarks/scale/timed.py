"""Runs a command in a folder, its output in a file; prints the milliseconds that it took, and the peak resident kilobytes of the
largest of its processes."""

import resource
import subprocess
import sys
import time

folder, log, *command = sys.argv[1:]
with open(log, "wb") as output:
    start = time.monotonic()
    code = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output).returncode
    took = time.monotonic() - start
if code != 0:
    with open(log) as output:
        sys.exit(output.read())
print(round(took * 1000), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
