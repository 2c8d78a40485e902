#!/usr/bin/env bash
# The rooms of the house: what each folder may include, and which functions would change bits from machine to machine.
# First plants one violation of each kind in a scratch tree and expects to catch it, then scans the sources.
# Usage: layering.sh <source folder>
set -euo pipefail

rooms="sim models planning charts formats reports headless gui/app gui/widgets gui/panels gui/shell"

# Prints one line per violation in the tree "$1"; fails when there is one.
scan() {
    local files
    files=$(cd "$1" && for room in $rooms; do
        if [ -d "$room" ]; then find "$room" -name '*.[ch]pp'; fi
    done | sort)
    [ -n "$files" ] || { echo "no source file below $1"; return 1; }
    # shellcheck disable=SC2086
    (cd "$1" && awk '
    function words(list, set,    parts, count, i) {
        split("", set)
        count = split(list, parts, " ")
        for (i = 1; i <= count; i++) set[parts[i]] = 1
    }
    # The folder; of gui/ with the one below it.
    function room_of(path)
    {
        match(path, /^(gui\/)?[^\/]*/)
        return substr(path, 1, RLENGTH)
    }
    function report(what) { print FILENAME ":" FNR ": " what; found = 1 }
    # May `file` of `room` include the outside header? A header of the second kind is too heavy for our headers.
    function outside(header) {
        if (room == "sim") {
            if (header ~ /^Random123\//)         return 1
            if (header ~ /^Eigen\//)             return file == "sim/offered_load.cpp"
            if (header == "immintrin.h")         return file == "sim/random_lanes.cpp"      # integers only
            if (header ~ /^boost\/math\//)       return file == "sim/interval.cpp"
        }
    if (room == "models" && header ~ /^boost\/(graph|property_map)\//)
            return file == "models/pathway.cpp" || file == "models/partition.cpp"
        if (room == "formats") {
            if (header ~ /^(unistd\.h|fcntl\.h|sys\/(stat|types|file)\.h)$/)  return is_source
            if (header ~ /^(nlohmann|openssl|SQLiteCpp|xlsxwriter)\//)        return is_source
            if (header ~ /^(sqlite3|xlsxwriter|zip|zlib|expat)\.h$/)          return is_source
            if (header == "pugixml.hpp")         return is_source
        }
        if (room == "reports") {
            if (header == "libintl.h")           return 1
            if (header ~ /^fmt\//)               return 1
            if (header ~ /^(unistd|sys\/ioctl)\.h$/) return file == "reports/terminal.cpp"
            if (header ~ /^kainjow\//)           return is_source
        }
        if (room == "headless") {
            if (header ~ /^(malloc|unistd|signal|sys\/ioctl)\.h$/)           return is_source
            if (header ~ /^CLI\//)               return is_source
        }
        if (room ~ /^gui\/(widgets|panels|shell)$/ && header ~ /^imgui(_stdlib|_internal)?\.h$/) return 1
        if (header == "GL/glu.h")                return file == "gui/widgets/chart_canvas.cpp"
        if (header == "stb_image_write.h")       return file == "gui/widgets/picture.cpp"
        if (room == "gui/shell") {
            if (header ~ /^(backends\/imgui_impl_.*|GLFW\/glfw3|GL\/gl)\.h$/)  return is_source
        }
        return 0
    }
    BEGIN {
        uses["sim"]      = "sim"
        uses["models"]   = "sim models"
        uses["planning"] = "sim models planning"
        uses["charts"]   = "charts"
        uses["formats"]  = "sim models planning formats"
        uses["reports"]  = "sim models planning charts formats reports"
        uses["headless"] = "sim models planning charts formats reports headless"
        uses["gui/app"]     = uses["reports"] " gui/app"
        uses["gui/widgets"] = uses["gui/app"] " gui/widgets"
        uses["gui/panels"]  = uses["gui/widgets"] " gui/panels"
        uses["gui/shell"]   = uses["gui/panels"] " gui/shell"
        # The standard headers that are left out, beside <random>: files and terminals, and everything of threads.
        files   = "fstream iostream cstdio stdio.h filesystem"
        threads = "thread mutex shared_mutex condition_variable future semaphore latch barrier stop_token"
        without["sim"]      = files " " threads " random"
        without["models"]   = files " " threads " random"
        without["planning"] = files " random"
        without["charts"]   = files " " threads " random"
        without["formats"]  = threads " random"
        without["reports"]  = threads " random"
        without["headless"] = threads " random"
        for (r in uses) if (r ~ /^gui/) without[r] = threads " random"
        libm = "(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh" \
               "|atanh|cbrt|hypot|tgamma|lgamma|erf|erfc)[fl]?"
        named_libm  = "(std::|__builtin_|^::|[^A-Za-z0-9_>]::)" libm "([^A-Za-z0-9_]|$)"
        called_libm = "(^|[^A-Za-z0-9_:.>])" libm " *\\("
    }
    FNR == 1 {
        file = FILENAME
        room = room_of(file)
        is_source = file ~ /\.cpp$/
        words(uses[room], allowed_room)
        words(without[room], forbidden_header)
        same_bits = room == "sim" || room == "models" || room == "planning"
    }
    /^[ \t]*#[ \t]*include/ {
        header = $0
        sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
        quoted = header ~ /^"/
        header = substr(header, 2)
        sub(/[">].*$/, "", header)
        if (quoted) {
            target = room_of(header)
            if (header == "version.hpp") {
                if (room != "formats" && room != "reports" && room != "headless" && room != "gui/shell") report(room " may not include version.hpp")
            } else if (!(target in allowed_room)) report(room " may not include \"" header "\"")
        } else if (header ~ /[.\/]/) {
            if (!outside(header)) report("<" header "> is not allowed in " (is_source ? "" : "a header of ") room)
        } else if (header in forbidden_header) report(room " may not include <" header ">")
        next
    }
    same_bits {
        code = $0
        sub(/\/\/.*$/, "", code)
        gsub(/"[^"]*"/, "\"\"", code)
        if (code ~ named_libm) report("libm gives different bits on different machines: use sim/math.hpp")
        else if (file !~ /^sim\/math\./ && code ~ called_libm) report("libm or an ambiguous name: write math::, from sim/math.hpp")
        if (code ~ /std::[a-z_]+_distribution|random_device|mt19937/) report("draws come from sim/random.hpp, never from <random>")
    }
    END { exit found }
    ' $files)
}

failures=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# plant <file> <line>: the line must be caught. spare <file> <line>: it must not.
planted_is_caught() {
    rm -rf "${scratch:?}"/*
    mkdir -p "$scratch/$(dirname "$1")"
    printf '%s\n' "$2" >"$scratch/$1"
    ! scan "$scratch" >/dev/null
}
plant() { planted_is_caught "$1" "$2" || { echo "not caught in $1: $2"; failures=$((failures + 1)); }; }
spare() { ! planted_is_caught "$1" "$2" || { echo "wrongly caught in $1: $2"; failures=$((failures + 1)); }; }

plant sim/planted.hpp       '#include "models/plan.hpp"'
plant sim/planted.cpp       '#include <Eigen/LU>'
plant sim/planted.cpp       '#include <immintrin.h>'
plant sim/interval.hpp      '#include <boost/math/distributions/students_t.hpp>'
plant sim/planted.cpp       '    return std::exp(x);'
plant sim/planted.cpp       '    return ::log(x);'
plant sim/planted.cpp       '    return 2.0 * log(x);'
plant sim/math.cpp          '    return std::log(x);'
plant models/planted.cpp    '#include "planning/size.hpp"'
plant models/planted.cpp    '#include <nlohmann/json.hpp>'
plant models/planted.cpp    '#include <fstream>'
plant models/planted.hpp    '#include <boost/graph/adjacency_list.hpp>'
plant models/planted.cpp    'std::normal_distribution<double> waiting;'
plant models/planted.cpp    '#include <random>'
plant planning/planted.cpp  '#include "formats/plan_json.hpp"'
plant planning/planted.cpp  '    return std::pow(x, 2.0);'
plant charts/planted.cpp    '#include "sim/time.hpp"'
plant charts/planted.cpp    '#include <fmt/core.h>'
plant formats/planted.cpp   '#include "reports/tables.hpp"'
plant formats/planted.hpp   '#include <nlohmann/json.hpp>'
plant formats/planted.cpp   '#include <thread>'
plant reports/planted.cpp   '#include "headless/commands.hpp"'
plant reports/planted.cpp   '#include <nlohmann/json.hpp>'
plant headless/planted.cpp  '#include "gui/app/state.hpp"'
plant headless/planted.hpp  '#include <CLI/CLI.hpp>'
plant headless/planted.cpp  '#include <imgui.h>'
plant gui/app/planted.cpp   '#include <imgui.h>'
plant gui/app/planted.cpp   '#include "gui/panels/panels.hpp"'
plant gui/app/planted.cpp   '#include <thread>'
plant gui/panels/planted.cpp '#include <GLFW/glfw3.h>'
plant gui/panels/planted.cpp '#include <GL/glu.h>'
plant gui/panels/planted.cpp '#include "headless/commands.hpp"'
plant gui/widgets/planted.cpp '#include "gui/panels/panels.hpp"'
plant gui/shell/planted.hpp '#include <GLFW/glfw3.h>'
spare sim/planted.cpp       '#include "sim/time.hpp"'
spare sim/random_lanes.cpp '#include <immintrin.h>'
spare formats/planted.cpp   '#include "version.hpp"'
spare sim/offered_load.cpp  '#include <Eigen/LU>'
spare sim/planted.cpp       '    return math::exp(x) + std::sqrt(y);  // std::exp is for others'
spare sim/math.cpp          '    return exp(y * log(x));'
spare planning/planted.cpp  '#include <thread>'
spare formats/planted.cpp   '#include <nlohmann/json.hpp>'
spare headless/planted.cpp  '#include <CLI/CLI.hpp>'
spare gui/panels/planted.cpp '#include <imgui.h>'
spare gui/panels/planted.cpp '#include "gui/widgets/theme.hpp"'
spare gui/shell/planted.cpp '#include <GLFW/glfw3.h>'
[ "$failures" = 0 ] || { echo "the layering test does not see $failures of its own plants"; exit 1; }

scan "$1" || { echo "see docs/adr/0002-layers.md"; exit 1; }
