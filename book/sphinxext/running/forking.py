"""Kernels forked from one process that has imported what chapters import: each starts in no time, alone.

A chapter's kernel is a process of its own, as ever; it only does not import again what all of them need.
Where processes cannot be forked safely (anywhere but on Linux), kernels start as Jupyter starts them. Knows
which modules chapters need, not what they do with them.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import EntryPoint
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, ClassVar

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from book.sphinxext.running.reading import watch
from book.sphinxext.running.record import Record

if TYPE_CHECKING:
    from jupyter_client.connect import KernelConnectionInfo

#: What chapters import, and what a kernel imports to serve and to show their results.
IMPORTED = (
    "ipykernel.debugger",
    "ipykernel.kernelapp",
    "matplotlib_inline.backend_inline",
    "myst_nb",
    "pandas",
    "recount.charts",
)
_NAME = "forked"
#: The argument of a kernel that names the file in which it writes down what its chapter reads.
_READS = "--reads="
_CAN_FORK = sys.platform == "linux"


def noting_in(file: Path | None) -> list[str]:
    """The arguments that let a forked kernel write down in a file what its chapter reads; none elsewhere."""
    return [f"{_READS}{file}"] if file and ForkedKernel.nursery is not None else []


class Nursery:
    """The process that kernels are forked from, as the build sees it. Threads may share it."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._line, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def kernel(self, command: Sequence[str], cwd: str, env: Mapping[str, str]) -> int:
        """Fork a kernel that runs `command` and return its process id; RuntimeError when there is none."""
        with self._asking:
            try:
                self._line.send((list(command), cwd, dict(env)))
                pid: int = self._line.recv()
            except (EOFError, OSError):
                raise RuntimeError("Kernel died before replying: what it is forked from ended") from None
        return pid

    def close(self) -> None:
        """Let the process end."""
        self._line.close()
        self._process.wait()


class ForkedProcess:
    """A forked kernel, with what Jupyter asks of a process that it has started."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """None while it runs; how it ended is not known here."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self) -> int:
        """What Jupyter asks when it has ended."""
        return 0

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class ForkedKernel(LocalProvisioner):
    """Gives Jupyter kernels of the nursery."""

    nursery: ClassVar[Nursery | None] = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel; as in the method that this one replaces, cmd has been completed already."""
        assert self.nursery is not None  # it is there as long as Jupyter takes kernels from this class
        self.cwd = kwargs["cwd"]
        self.pid = self.pgid = self.nursery.kernel(cmd, str(self.cwd), kwargs["env"])
        self.process = ForkedProcess(self.pid)  # type: ignore[assignment]  # a Popen, to Jupyter
        return self.connection_info


@contextmanager
def forked_kernels() -> Iterator[None]:
    """Inside, kernels that Jupyter starts in this process are forked."""
    factory = KernelProvisionerFactory.instance()
    before = factory.default_provisioner_name, ForkedKernel.nursery
    if not _CAN_FORK:
        yield
        return
    factory.provisioners[_NAME] = EntryPoint(_NAME, f"{__name__}:{ForkedKernel.__name__}", factory.GROUP_NAME)
    nursery = Nursery()
    factory.default_provisioner_name, ForkedKernel.nursery = _NAME, nursery
    try:
        yield
    finally:
        factory.default_provisioner_name, ForkedKernel.nursery = before
        nursery.close()


def _serve(line: Connection) -> None:
    """Fork a kernel for each request, until nobody can ask any more."""
    # As ipykernel does before matplotlib is imported.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    # `python -m` puts the folder that it is started in first; the environment names the project.
    del sys.path[0]
    for name in IMPORTED:
        importlib.import_module(name)
    record = watch()
    _read_once()
    _draw_once()
    record.forget_rows()  # what is kept was read from texts, which kernels read again
    gc.freeze()  # no kernel looks for garbage in what it shares with the others
    signal.signal(signal.SIGCHLD, _bury)
    while True:
        try:
            command, cwd, env = line.recv()
        except EOFError:
            return
        pid = os.fork()
        if pid == 0:
            line.close()
            _become_kernel(command, cwd, env, record)
        line.send(pid)


def _read_once() -> None:
    """Fill the caches of what is read from phrases, statements, sources and rates, keyed by their text.

    Each chapter loads the data itself; it only does not parse again what another parsed.
    """
    import recount
    from recount.tables.schema import DataError

    with suppress(DataError):  # which every chapter will tell
        report = recount.load()
        report.audit()
        _ = report.testimonies


def _draw_once() -> None:
    """Draw a chart that nobody sees: it loads fonts and what writes pictures, and what breaks Thai lines."""
    from recount.charts.canvas import Chart, sheet
    from recount.wording.drawing import REFERENCE_RATE

    told = REFERENCE_RATE.here
    _ = Chart(sheet(72)[0], told, [], source=told).png


def _bury(number: int, frame: FrameType | None) -> None:
    """Forget the kernels that have ended, so that nobody takes them for living ones."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become_kernel(command: Sequence[str], cwd: str, env: Mapping[str, str], record: Record) -> None:
    """Run a kernel in this process, which its parent has just forked, and end with it."""
    from ipykernel.kernelapp import IPKernelApp

    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        for argument in command:
            if argument.startswith(_READS):
                record.write_to(Path(argument.removeprefix(_READS)))
        sys.argv = [argument for argument in command[2:] if not argument.startswith(_READS)]
        # It ends when its parent does, which is this module's process.
        IPKernelApp.launch_instance([*sys.argv[1:], f"--IPKernelApp.parent_handle={os.getppid()}"])
        code = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])))
