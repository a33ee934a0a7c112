"""The environment of a build: every cache and setting that tools keep in a home folder moves below the build.

Knows environment variables only; it may not know Sphinx, chapters or what a kernel computes.
"""

import os
from collections.abc import Mapping
from pathlib import Path


def isolated_environment(project: Path, home: Path, inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that keep a build of `project` inside `home`, free of its user's settings.

    Kernels inherit them, find the package in the project itself, and behave alike on every machine.
    """
    paths = [str(project), *filter(None, [inherited.get("PYTHONPATH")])]
    return {
        "IPYTHONDIR": str(home / "ipython"),
        # Kernel specifications are still found below sys.prefix, where pip puts ipykernel's.
        "JUPYTER_CONFIG_DIR": str(home / "jupyter" / "config"),
        "JUPYTER_DATA_DIR": str(home / "jupyter" / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "jupyter" / "runtime"),
        "MPLCONFIGDIR": str(home / "matplotlib"),
        "PYTHAINLP_DATA": str(home / "pythainlp"),
        "PYTHAINLP_OFFLINE": "1",
        # fontconfig, which matplotlib asks for fonts, and whatever else follows the XDG convention.
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONHASHSEED": "0",
        # A character that no font of a chart can draw must stop the chapter, not become a box.
        "PYTHONWARNINGS": "error:Glyph:UserWarning",
        # The debugger's advice on frozen modules is noise in a build.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "TZ": "UTC",
    }
