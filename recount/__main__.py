"""`python -m recount` is the command `recount`, where the command is not on the path."""

import sys

from recount.cli import main

sys.exit(main())
