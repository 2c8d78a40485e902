#!/usr/bin/env bash
# The command line must run where no graphics library is installed. Usage: cli_without_graphics.sh <program>
set -euo pipefail
libraries=$(ldd "$1")
if grep -E 'lib(GL|GLU|GLX|EGL|OpenGL|X11|xcb|wayland[a-z-]*|glfw|imgui)\b' <<<"$libraries"; then
    echo "the program links the graphics libraries above" >&2
    exit 1
fi
