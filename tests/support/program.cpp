// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"

#include <cstdio>
#include <map>
#include <string>
#include <string_view>

namespace baton::testing {

namespace {

std::map<std::string, Run, std::less<>>& tests()
{
    static std::map<std::string, Run, std::less<>> all;
    return all;
}

} // namespace

Registration::Registration(const char* file, Run run)
{
    std::string_view name(file);
    name.remove_prefix(name.find_last_of("/\\") + 1);
    name = name.substr(0, name.find('.'));
    tests().emplace(name, run);
}

} // namespace baton::testing

int main(int argc, char** argv)
{
    const auto& tests = baton::testing::tests();
    if (argc > 1) {
        if (const auto test = tests.find(std::string_view(argv[1])); test != tests.end())
            return test->second(argc - 1, argv + 1);
    }
    std::fprintf(stderr, "usage: %s TEST [arguments of Qt Test]\nThe tests:\n", argv[0]);
    for (const auto& [name, run] : tests)
        std::fprintf(stderr, "    %s\n", name.c_str());
    return 2;
}
