# SPDX-License-Identifier: GPL-2.0-or-later
"""A real QGIS Desktop on a virtual screen, with a fresh profile and the plugin from its zip.

The tests drive it with mouse and keyboard (xdotool) and run Python inside it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import repository

PACKAGE = "sozialraumplaner"
SERVER = Path(__file__).with_name("qgis_desktop_server.py")
SCREENSHOTS = repository.ROOT / "build" / "screenshots"


class VirtualScreen:
    """Xvfb on a free display, with openbox so that windows get focus and frames."""

    def __init__(self, width: int, height: int) -> None:
        reading, writing = os.pipe()
        screen = ["-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), *screen],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env={**os.environ, "DISPLAY": self.display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self) -> None:
        """End both programs."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()


def write_profile(folder: Path, locale: str, enabled: bool) -> None:
    """The profile of a new user who speaks ``locale``; ``enabled``: the plugin starts with QGIS."""
    settings = folder / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        "[locale]\n"
        "overrideFlag=true\n"
        f"userLocale={locale}\n"
        f"globalLocale={locale}_{locale.upper()}\n"
        "showGroupSeparator=true\n"
        "[PythonPlugins]\n"
        "processing=true\n"
        f"{PACKAGE}={'true' if enabled else 'false'}\n"
        "[qgis]\n"
        "checkVersion=false\n"
        "askToSaveProjectChanges=false\n",
        encoding="utf-8",
    )


class QgisDesktop:
    """Starts on construction; ``close`` ends it and returns QGIS's exit code.

    folder: fresh folder for profile, home and messages; package: the plugin's zip, unpacked into
    the profile's plugin folder; arguments: further ones for QGIS, such as a project to open.
    """

    def __init__(
        self,
        folder: Path,
        package: Path,
        *,
        locale: str = "de",
        enabled: bool = True,
        size: tuple[int, int] = (1600, 1000),
        arguments: tuple[str, ...] = (),
    ) -> None:
        self.folder = folder
        self.profile = folder / "profiles" / "default"
        write_profile(self.profile, locale, enabled)
        plugins = self.profile / "python" / "plugins"
        with zipfile.ZipFile(package) as archive:
            archive.extractall(plugins)
        self._messages = folder / "messages"
        for place in (self._messages, folder / "home", folder / "runtime"):
            place.mkdir(mode=0o700)
        self._count = 0
        self._log = (folder / "qgis.log").open("w")
        self.screen = VirtualScreen(*size)
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("QGIS_CUSTOM_CONFIG_PATH", "WAYLAND_DISPLAY", "PYTHONPATH")
        }
        environment.update(
            DISPLAY=self.screen.display,
            QT_QPA_PLATFORM="xcb",
            HOME=str(folder / "home"),
            XDG_RUNTIME_DIR=str(folder / "runtime"),
            SOZIALRAUM_DESKTOP_MESSAGES=str(self._messages),
        )
        environment.setdefault("LC_ALL", "C.UTF-8")
        self.environment = environment
        command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(folder)]
        self._qgis = subprocess.Popen(
            [*command, "--profile", "default", "--code", str(SERVER), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            self.run("iface.mainWindow().showMaximized()")
            self.settle()
            self._choose_keyboard({"en": "us"}.get(locale, locale))
        except BaseException:
            self._kill()
            raise

    def _choose_keyboard(self, layout: str) -> None:
        """Without umlauts on the keyboard xdotool makes them up, and some of them are lost.

        Where function keys may switch consoles as well, it holds Alt down for each of them.
        """
        command = ["setxkbmap", layout, "-option", "srvrkeys:none"]
        subprocess.run(command, env=self.environment, check=True)

    def run(self, code: str, timeout: float = 60) -> object:
        """Run Python inside QGIS, on its main thread; the value of a last expression comes back.

        ``iface`` is there, and names stay from call to call. The value travels as JSON. Code that
        opens a modal dialog goes through ``start``. Raises ``RuntimeError`` with QGIS's traceback.
        """
        self._count += 1
        request = self._messages / f"{self._count:05}.py"
        answer = request.with_suffix(".json")
        unfinished = request.with_suffix(".part")
        unfinished.write_text(code, encoding="utf-8")
        unfinished.rename(request)
        deadline = time.monotonic() + timeout
        while not answer.exists():
            if self._qgis.poll() is not None:
                raise RuntimeError(f"QGIS ended with {self._qgis.returncode}:\n{self.log()}")
            if time.monotonic() > deadline:
                self.screenshot("timeout")
                raise TimeoutError(f"no answer to {code!r}:\n{self.log()}")
            time.sleep(0.02)
        result = json.loads(answer.read_text(encoding="utf-8"))
        if result["error"]:
            raise RuntimeError(result["error"])
        return result["value"]

    def start(self, code: str) -> None:
        """Run Python inside QGIS soon, without waiting: for what opens a modal dialog."""
        self.run(
            "from qgis.PyQt.QtCore import QTimer\n"
            f"QTimer.singleShot(0, lambda: exec({code!r}, globals()))\n"
        )

    def wait(self, expression: str, timeout: float = 30) -> object:
        """Wait until an expression inside QGIS is true; its value."""
        deadline = time.monotonic() + timeout
        while True:
            value = self.run(expression)
            if value:
                return value
            if time.monotonic() > deadline:
                self.screenshot("timeout")
                raise TimeoutError(f"still not true: {expression}")
            time.sleep(0.1)

    def settle(self) -> None:
        """Wait until the map is drawn and nothing is left to do."""
        self.wait("not iface.mapCanvas().isDrawing()")
        self.run("from qgis.PyQt.QtWidgets import QApplication; QApplication.processEvents()")

    def xdotool(self, *arguments: object) -> str:
        """Mouse and keyboard, such as ``xdotool("mousemove", x, y, "click", 1)``."""
        command = ["xdotool", *map(str, arguments)]
        run = subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        )
        return run.stdout.strip()

    def click(self, x: float, y: float, button: int = 1) -> None:
        """Click at a place of the screen."""
        self.xdotool("mousemove", "--sync", round(x), round(y), "click", button)

    def drag(self, places: list[tuple[float, float]], button: int = 1) -> None:
        """Press at the first place, pass the others, let go at the last."""
        first, *others = [(round(x), round(y)) for x, y in places]
        self.xdotool("mousemove", "--sync", *first, "mousedown", button)
        for place in others:
            self.xdotool("mousemove", "--sync", *place)
            time.sleep(0.05)
        self.xdotool("mouseup", button)

    def place_of(self, widget: str) -> tuple[int, int]:
        """Centre on the screen of a widget, given as an expression inside QGIS."""
        x, y = self.run(
            f"_widget = {widget}\n"
            "_place = _widget.mapToGlobal(_widget.rect().center())\n"
            "[_place.x(), _place.y()]"
        )
        return x, y

    def map_place(self, x: float, y: float) -> tuple[float, float]:
        """Where a map coordinate lies on the screen."""
        sx, sy = self.run(
            "from qgis.PyQt.QtCore import QPoint\n"
            "_canvas = iface.mapCanvas()\n"
            f"_pixel = _canvas.getCoordinateTransform().transform({x!r}, {y!r})\n"
            "_corner = _canvas.mapToGlobal(QPoint(0, 0))\n"
            "[_pixel.x() + _corner.x(), _pixel.y() + _corner.y()]"
        )
        return sx, sy

    def screenshot(self, name: str) -> Path:
        """Save the whole screen as build/screenshots/NAME.png."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        command = ["import", "-silent", "-window", "root", str(path)]
        subprocess.run(command, env=self.environment, check=True)
        return path

    def log(self) -> str:
        """What QGIS printed."""
        return (self.folder / "qgis.log").read_text(encoding="utf-8", errors="replace")

    def close(self) -> int:
        """Quit QGIS as a user would, or end it where it does not react."""
        try:
            if self._qgis.poll() is None:
                self.start(
                    "from qgis.core import QgsProject\n"
                    "QgsProject.instance().setDirty(False)\n"
                    "iface.actionExit().trigger()"
                )
                self._qgis.wait(30)
        except (RuntimeError, TimeoutError, subprocess.TimeoutExpired):
            self.screenshot("stuck")
        self._kill()
        return self._qgis.returncode

    def _kill(self) -> None:
        if self._qgis.poll() is None:
            os.killpg(self._qgis.pid, signal.SIGKILL)
            self._qgis.wait()
        self.screen.close()
        self._log.close()


if __name__ == "__main__":
    write_profile(Path(sys.argv[1]), "de", enabled=True)
