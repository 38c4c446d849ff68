// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/scenario.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>

using namespace baton::bench;

namespace {

std::vector<std::string> linesOf(const std::string& path)
{
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

bool take(Plan& plan, const std::string& name, const std::string& value)
{
    const std::map<std::string, int*> whole = {
        {"port", &plan.port},       {"pid", &plan.pid},           {"agents", &plan.agents},
        {"idle", &plan.idle},       {"clients", &plan.clients},   {"batch", &plan.batch},
        {"hostile", &plan.hostile}, {"searches", &plan.searches}, {"once", &plan.once}};
    if (const auto found = whole.find(name); found != whole.end())
        *found->second = std::atoi(value.c_str());
    else if (name == "pace")
        plan.pace = std::atof(value.c_str());
    else if (name == "seconds")
        plan.seconds = std::atof(value.c_str());
    else if (name == "dialect")
        plan.dialect = value;
    else if (name == "losing")
        plan.losing = value == "true";
    else if (name == "conversations")
        plan.conversations = linesOf(value);
    else if (name == "bots")
        plan.bots = linesOf(value);
    else if (name == "email" || name == "token" || name == "key" || name == "since" || name == "subject")
        plan.options[name] = value;
    else
        return false;
    return true;
}

} // namespace

/// bench_load SCENARIO --name=value...; prints one line of JSON.
int main(int argc, char** argv)
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    Plan plan;
    plan.scenario = argc > 1 ? argv[1] : "";
    for (int i = 2; i < argc; ++i) {
        const std::string argument = argv[i];
        const std::size_t equals = argument.find('=');
        if (argument.compare(0, 2, "--") != 0 || equals == argument.npos ||
            !take(plan, argument.substr(2, equals - 2), argument.substr(equals + 1))) {
            std::fprintf(stderr, "bench_load: cannot read %s\n", argv[i]);
            return 2;
        }
    }
    const std::map<std::string, bool (*)(const Plan&, const Dialect&, Report&)> scenarios = {
        {"accept", runAccept}, {"broadcast", runBroadcast}, {"burst", runBurst},
        {"claims", runClaims}, {"fairness", runFairness},   {"signon", runSignOn}};
    const auto scenario = scenarios.find(plan.scenario);
    const auto dialect = Dialect::named(plan.dialect, plan.options);
    if (scenario == scenarios.end() || !dialect) {
        std::fprintf(stderr, "usage: bench_load accept|broadcast|burst|claims|fairness|signon "
                             "--dialect=rpc|socketio --port=N --pid=N ...\n");
        return 2;
    }
    Report report;
    const bool done = scenario->second(plan, *dialect, report);
    report.print();
    return done ? 0 : 1;
}
