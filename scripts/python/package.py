# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the installable zip: only what users need, byte for byte the same for the same commit.

package.py               write build/sozialraumplaner-VERSION.zip and print its path
package.py --stage DIR   write the content of the zip into a fresh folder DIR instead
"""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import repository

PACKAGE = "sozialraumplaner"
BUILD = repository.ROOT / "build"
REQUIREMENTS = Path(__file__).with_name("bundled-requirements.txt")
SHIPPED = (
    *repository.SHIPPED_CODE,
    "resources",
    "metadata.txt",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    # The manual that the plugin shows, and the pictures of the README.
    "docs/benutzerhandbuch.md",
    "docs/images",
)
# Zip knows no earlier moment.
EARLIEST = (1980, 1, 1, 0, 0, 0)


def version() -> str:
    """Version in metadata.txt."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(repository.ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def wheels() -> list[Path]:
    """The bundled libraries, fetched once; pip compares their hashes."""
    folder = BUILD / "wheels"
    names = [line.split()[0] for line in REQUIREMENTS.read_text().splitlines() if "==" in line]
    found = [sorted(folder.glob(f"{name.replace('==', '-')}-*.whl")) for name in names]
    if not all(found):
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        options = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--dest", str(folder)]
        subprocess.run([*pip, "download", *options, "--requirement", str(REQUIREMENTS)], check=True)
        found = [sorted(folder.glob(f"{name.replace('==', '-')}-*.whl")) for name in names]
    result = [wheel for matches in found for wheel in matches]
    for wheel in result:
        with zipfile.ZipFile(wheel) as archive:
            if not any(".dist-info/LICEN" in name for name in archive.namelist()):
                raise SystemExit(f"{wheel.name} lacks its licence")
    return result


def content() -> dict[str, Path]:
    """Path inside the plugin folder to the file that goes there."""
    subprocess.run([str(repository.ROOT / "scripts" / "compile-translations")], check=True)
    result = {
        path.relative_to(repository.ROOT).as_posix(): path for path in repository.files(*SHIPPED)
    }
    compiled = sorted((repository.ROOT / "i18n").glob("*.qm"))
    if not compiled:
        raise SystemExit("i18n holds no compiled translation")
    result.update({f"i18n/{path.name}": path for path in compiled})
    result.update({f"extlibs/{path.name}": path for path in wheels()})
    return dict(sorted(result.items()))


def timestamp() -> tuple[int, ...]:
    """Moment of the last commit, in UTC.

    Not one moment for all versions: Python would take compiled modules of an older version for
    current where a new zip is unpacked over it.
    """
    command = ["git", "-c", f"safe.directory={repository.ROOT}", "log", "-1", "--format=%ct"]
    run = subprocess.run(command, cwd=repository.ROOT, capture_output=True, text=True)
    if run.returncode != 0 or not run.stdout.strip():
        return EARLIEST
    return tuple(time.gmtime(int(run.stdout))[:6])


def build(target: Path | None = None) -> Path:
    """Write the zip and return its path."""
    if target is None:
        BUILD.mkdir(exist_ok=True)
        target = BUILD / f"{PACKAGE}-{version()}.zip"
    moment = timestamp()
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in content().items():
            entry = zipfile.ZipInfo(f"{PACKAGE}/{name}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, path.read_bytes())
    unfinished.replace(target)
    return target


def stage(folder: Path) -> None:
    """Write what the zip holds into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, path in content().items():
        target = folder / PACKAGE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def main(arguments: list[str]) -> int:
    if not arguments:
        print(build())
    elif arguments[0] == "--stage" and len(arguments) == 2:
        stage(Path(arguments[1]))
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
