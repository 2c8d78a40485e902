#pragma once
// Catch2 in the version at hand: every test includes this header only.

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>                               // Catch2 3
using Catch::Approx;
#else
#include <catch2/catch.hpp>                                   // Catch2 2.13
#endif
