#pragma once

namespace teleplan::headless {

/// The program: reads the arguments, runs the command, returns its ExitStatus. Never throws.
int command_line(int argc, char** argv);

}  // namespace teleplan::headless
