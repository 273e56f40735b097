#!/usr/bin/env bash
# What must be on this computer before the program (run) or its tests (test) can start? Installs only what is missing.
#
#   scripts/setup.sh run     Python environment, system libraries of Qt, sound and paper, translations
#   scripts/setup.sh test    the same, the tools of the tests, PostgreSQL, a virtual screen, sound and printers
#
# Quick and silent where everything is there already; needs no network then.
set -euo pipefail
cd "$(dirname "$0")/.."

what=${1:-run}
oldest="3, 11"

# Debian's names, in one place. Elsewhere Qt's libraries usually come with the desktop.
for_qt=(
    libegl1 libgl1 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0
    libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-render-util0 libxcb-image0 libxcb-randr0
    libxcb-xinerama0 fonts-noto-cjk
)
for_sound_and_paper=(libportaudio2 fonts-droid-fallback)
for_tests=(
    make postgresql pgbouncer xvfb xdotool pulseaudio pulseaudio-utils libasound2-plugins
    gcc libspandsp-dev libtiff-dev cups cups-client printer-driver-cups-pdf
    libreoffice-calc-nogui libreoffice-writer-nogui
)

say() { printf '%s\n' "$*" >&2; }

# apt-get with the rights it needs, its chatter shown only where it fails; false where there is no apt or no right.
apt() {
    command -v apt-get >/dev/null || return 1
    local right=() log
    [ "$(id -u)" = 0 ] || { sudo -n true 2>/dev/null || return 1; right=(sudo -n); }
    log=$(mktemp)
    if "${right[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" </dev/null >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 20 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

install() {
    say "Installing $*"
    apt update && apt install -y --no-install-recommends "$@"
}

missing() {
    local name
    for name in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || printf '%s ' "$name"
    done
}

system_packages() {
    command -v dpkg-query >/dev/null || return 0
    local lacking
    read -ra lacking <<<"$(missing "$@")"
    [ ${#lacking[@]} = 0 ] && return 0
    # PostgreSQL's package would start a server of its own at once; the tests start theirs.
    [ -d /etc/postgresql-common ] || [ "$(id -u)" != 0 ] || {
        mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    }
    install "${lacking[@]}" ||
        say "Please install these packages, the program may not work without them: ${lacking[*]}"
}

is_new_enough() { "$1" -c "import sys; sys.exit(sys.version_info < ($oldest))" 2>/dev/null; }

makes_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

python() {
    local name
    for name in ${PYTHON:-} python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        command -v "$name" >/dev/null && is_new_enough "$name" && makes_environments "$name" && echo "$name" && return
    done
    return 1
}

environment() {
    [ -x .venv/bin/python ] && is_new_enough .venv/bin/python && return 0
    local found
    found=$(python) || {
        install python3-venv || true
        found=$(python) || {
            say "Python 3.11 or newer with its venv module is needed. On Debian: apt-get install python3 python3-venv"
            exit 1
        }
    }
    say "Making the Python environment in .venv"
    "$found" -m venv .venv
}

# Installs a lock file once per content; the stamp is its digest.
locked() {
    local stamp=.venv/.installed digest
    digest=$(cat requirements.lock "$1" | sha256sum | cut -d' ' -f1)
    grep -qsx "$digest" "$stamp" && return 0
    say "Installing what $1 names (once)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1"
    # The larger set holds the smaller one, so that the one installs nothing after the other.
    { echo "$digest"; cat requirements.lock requirements.lock | sha256sum | cut -d' ' -f1; } >"$stamp"
}

translations() { .venv/bin/python scripts/translate.py --build; }
tables() { .venv/bin/python scripts/tables.py; }
# Where Python may not or does not write its byte code, every start would compile the program anew.
compiled() { .venv/bin/python -m compileall -q app main.py; }

case $what in
    run) system_packages "${for_qt[@]}" "${for_sound_and_paper[@]}"; environment; locked requirements.lock ;;
    test) system_packages "${for_qt[@]}" "${for_sound_and_paper[@]}" "${for_tests[@]}"; environment; locked requirements-dev.lock ;;
    *) say "usage: scripts/setup.sh run|test"; exit 2 ;;
esac
translations
tables
compiled
