# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced by the scripts beside it: where things lie, and how to speak.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scripts=$root/scripts
build=$root/build
venv=$root/.venv
mkdir -p "$build"

# QGIS and Python read and print umlauts; a machine without any locale would give them ASCII.
if [ "$(locale charmap 2>/dev/null)" != "UTF-8" ]; then
    export LC_ALL=C.UTF-8
fi

say() {
    printf '%s\n' "$*"
}

# Ends the script with one sentence.
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Runs a command quietly: its output goes to a log, of which the end is shown if the command fails.
quietly() {
    local log=$1
    shift
    if ! "$@" >>"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        fail "Fehlgeschlagen / failed: $* (Protokoll / log: $log)"
    fi
}

# The files of the working copy that belong to the repository, one a line.
repository_files() {
    git -C "$root" -c safe.directory="$root" ls-files --cached --others --exclude-standard -- "$@"
}
