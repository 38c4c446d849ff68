// What the judges of a customer's words get right, what they get wrong, and what they cost.
// usage: bench_escalation RESOURCES [DIALOGUES.jsonl] [--wrong held|tune]
#include "core/domain/escalation/personrequest.h"
#include "core/domain/escalation/tone.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <algorithm>
#include <cstdio>

using namespace baton::escalation;

namespace {

struct Counts
{
    int hits = 0;
    int missed = 0;
    int falseAlarms = 0;
    int quiet = 0;
    double nanoseconds = 0; ///< a message
};

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "cannot read %s\n", qPrintable(path));
        std::exit(1);
    }
    QStringList lines;
    for (const auto& line : file.readAll().split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            lines.append(QString::fromUtf8(line));
    }
    return lines;
}

struct Case
{
    QList<CustomerTurn> turns;
    bool expected = false;
};

template <typename Judge>
Counts run(const QList<Case>& cases, const char* name, bool showWrong, Judge judged)
{
    Counts counts;
    for (const auto& one : cases) {
        const bool yes = judged(one);
        ++(yes ? (one.expected ? counts.hits : counts.falseAlarms)
               : (one.expected ? counts.missed : counts.quiet));
        if (yes == one.expected || !showWrong)
            continue;
        QStringList texts;
        for (const auto& turn : one.turns)
            texts.append(turn.text);
        std::printf("    %s %s (tone %.2f): %s\n", name, yes ? "false alarm" : "missed",
                    judge(one.turns).score, qPrintable(texts.join(u" | ")));
    }
    // The best of several rounds: what it costs when nothing else is in the way.
    qint64 best = -1;
    for (int round = 0; round < 7; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (const auto& one : cases)
            judged(one);
        best = best < 0 ? timer.nsecsElapsed() : std::min(best, timer.nsecsElapsed());
    }
    qsizetype messages = 0;
    for (const auto& one : cases)
        messages += one.turns.size();
    counts.nanoseconds = double(best) / double(std::max<qsizetype>(messages, 1));
    return counts;
}

void print(const char* name, const Counts& c)
{
    const auto share = [](int part, int all) { return all == 0 ? 1.0 : double(part) / all; };
    std::printf("| %s | %.3f | %.3f | %d | %d | %d | %d | %.2f | %.0f |\n", name,
                share(c.hits, c.hits + c.falseAlarms), share(c.hits, c.hits + c.missed), c.hits, c.missed,
                c.falseAlarms, c.quiet, 100 * share(c.falseAlarms, c.falseAlarms + c.quiet), c.nanoseconds);
}

QList<Case> personRequests(const QString& path)
{
    QList<Case> cases;
    for (const auto& line : linesOf(path))
        cases.append({{{line.section(u'\t', 1)}}, line.startsWith(u'1')});
    return cases;
}

QList<Case> conversations(const QString& path, const QString& half)
{
    QList<Case> cases;
    for (const auto& line : linesOf(path)) {
        const auto fields = line.split(u'\t');
        if (fields.value(0) != half)
            continue;
        Case one{{}, fields.value(1) == u"upset"};
        for (const auto& text : fields.value(2).split(QStringLiteral(" | ")))
            one.turns.append({text});
        cases.append(one);
    }
    return cases;
}

/// All customers are calm in them; each turn is judged as it comes in.
QList<Case> dialogues(const QString& path)
{
    QList<Case> cases;
    for (const auto& line : linesOf(path)) {
        Case one;
        for (const auto turn : QJsonDocument::fromJson(line.toUtf8())[u"turns"].toArray()) {
            if (turn[0].toString() == u"customer")
                one.turns.append({turn[1].toString()});
        }
        cases.append(one);
    }
    return cases;
}

bool everUpset(const Case& one)
{
    QList<CustomerTurn> soFar;
    for (const auto& turn : one.turns) {
        soFar.append(turn);
        if (judge(soFar).isUpset)
            return true;
    }
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto option = arguments.indexOf(QStringLiteral("--wrong"));
    const auto wrong = option < 0 ? QString() : arguments.value(option + 1);
    const auto resources = arguments.value(0);
    const auto tone = [](const Case& one) { return judge(one.turns).isUpset; };
    const auto asks = [](const Case& one) { return hearPersonRequest(one.turns.first().text).asks; };
    const bool held = wrong == u"held";

    const auto tuneCounts =
        run(conversations(resources + QStringLiteral("/tone.tsv"), QStringLiteral("tune")), "tone, tuned on",
            wrong == u"tune", tone);
    const auto heldCounts =
        run(conversations(resources + QStringLiteral("/tone.tsv"), QStringLiteral("held")), "tone, held out",
            held, tone);
    const auto askCounts =
        run(personRequests(resources + QStringLiteral("/heldout.tsv")), "person", held, asks);
    Counts calm;
    if (arguments.size() > 1 && option != 1)
        calm = run(dialogues(arguments[1]), "dialogue", !wrong.isEmpty(), everUpset);

    std::printf("| judged | precision | recall | hits | missed | false alarms | quiet | false alarms (%%) | "
                "ns a message "
                "|\n|---|---|---|---|---|---|---|---|---|\n");
    print("asks for a person, held out", askCounts);
    print("tone, tuned on", tuneCounts);
    print("tone, held out", heldCounts);
    if (arguments.size() > 1 && option != 1)
        print("tone, calm dialogues, each turn", calm);
    return 0;
}
