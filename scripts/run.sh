#!/usr/bin/env bash
# How does somebody without a caller-ID box see the program at work? Demo data, and the simulated box ringing.
set -euo pipefail
cd "$(dirname "$0")/.."

customers=${CUSTOMERS:-3000}
demo=${DEMO:-build/demo}
python=.venv/bin/python

if [ ! -e "$demo/ringfile.db" ]; then
    rm -rf "$demo.new"
    mkdir -p build
    "$python" main.py demo-data --data "$demo.new" --customers "$customers" --seed 1
    rm -rf "$demo"
    mv "$demo.new" "$demo"
fi

# Qt aborts where it cannot reach a display, so that one short process asks first.
has_display() {
    case $(uname -s) in Darwin) return 0 ;; esac
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    "$python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1
}

if has_display; then
    exec "$python" main.py --data "$demo" --simulate "$@"
fi
export QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES="default.warning=false" # it warns of what only a screen can do
echo "There is no display here, so the program makes a tour of itself without one; pictures go to build/screenshots."
rm -rf build/tour
cp -r "$demo" build/tour
exec "$python" main.py tour --data build/tour "$@"
