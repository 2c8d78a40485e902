#include "headless/command_line.hpp"

int main(int argc, char** argv) { return teleplan::headless::command_line(argc, argv); }
