// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// What the judges of a customer's words get right, what they get wrong, and what they cost.
// usage: bench_escalation RESOURCES [--dialogues FILE.jsonl] [--utterances FILE.csv] [--tuned]
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
    QStringList wrong;
};

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "cannot read %s\n", qPrintable(path));
        std::exit(1);
    }
    QStringList lines;
    for (const auto& line : file.readAll().split('\n'))
        if (!line.isEmpty() && !line.startsWith('#'))
            lines.append(QString::fromUtf8(line));
    return lines;
}

struct Case
{
    QList<CustomerTurn> turns;
    bool expected = false;
    QString origin = {}; ///< what else is known of it
};

template <typename Judge>
Counts run(const QList<Case>& cases, Judge judged)
{
    Counts counts;
    for (const auto& one : cases) {
        const bool yes = judged(one);
        ++(yes ? (one.expected ? counts.hits : counts.falseAlarms)
               : (one.expected ? counts.missed : counts.quiet));
        if (yes == one.expected)
            continue;
        QStringList texts;
        for (const auto& turn : one.turns)
            texts.append(turn.text);
        counts.wrong.append(
            QStringLiteral("%1: %2%3")
                .arg(yes ? QStringLiteral("false alarm") : QStringLiteral("missed"),
                     texts.join(QStringLiteral(" | ")),
                     one.origin.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(one.origin)));
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
        for (const auto turn : QJsonDocument::fromJson(line.toUtf8())[u"turns"].toArray())
            if (turn[0].toString() == u"customer")
                one.turns.append({turn[1].toString()});
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

/// A line of CSV: quotes around what has commas, doubled within.
QStringList fieldsOf(const QString& line)
{
    QStringList fields{QString()};
    bool quoted = false;
    for (const auto character : line)
        if (character == u'"')
            quoted = !quoted;
        else if (character == u',' && !quoted)
            fields.append(QString());
        else
            fields.last().append(character);
    return fields;
}

/// FNV-1a, 32 bits: what resources/escalation/hearing.py parts the utterances by.
quint32 hashOf(const QByteArray& text)
{
    quint32 value = 0x811C9DC5;
    for (const char byte : text)
        value = (value ^ quint8(byte)) * 0x01000193;
    return value;
}

/// The fifth that personrequest.py leaves out. Who asks for a telephone number may want a person or not: not
/// counted.
QList<Case> heldOutUtterances(const QString& path)
{
    QList<Case> cases;
    const auto lines = linesOf(path);
    for (const auto& line : lines.mid(1)) {
        const auto fields = fieldsOf(line.trimmed());
        const auto intent = fields.value(1);
        if (intent == u"contact_customer_service" || hashOf(fields[0].toUtf8()) % 5 != 0)
            continue;
        cases.append({{{fields[0]}}, intent == u"contact_human_agent", intent});
    }
    return cases;
}

struct Row
{
    const char* name;
    Counts counts;
};

void print(const QList<Row>& rows)
{
    std::printf("| judged | precision | recall | hits | missed | false alarms | quiet | false alarms (%%) | "
                "ns a message |\n|---|---|---|---|---|---|---|---|---|\n");
    for (const auto& row : rows)
        print(row.name, row.counts);
    for (const auto& row : rows) {
        if (row.counts.wrong.isEmpty())
            continue;
        std::printf("\n%s, judged wrongly:\n", row.name);
        for (const auto& line : row.counts.wrong)
            std::printf("- %s\n", qPrintable(line));
    }
}

} // namespace

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto option = [&](const char* name) {
        const auto at = arguments.indexOf(QLatin1String(name));
        return at < 0 ? QString() : arguments.value(at + 1);
    };
    const auto file = [&](const char* name) { return arguments.value(0) + u'/' + QLatin1String(name); };
    const auto tone = [](const Case& one) { return judge(one.turns).isUpset; };
    const auto asks = [](const Case& one) { return hearPersonRequest(one.turns.first().text).asks; };

    QList<Row> rows;
    if (const auto utterances = option("--utterances"); !utterances.isEmpty())
        rows.append({"asks for a person, the fifth of the utterances that was not trained on",
                     run(heldOutUtterances(utterances), asks)});
    rows.append({"asks for a person, sentences of our own, not trained on",
                 run(personRequests(file("heldout.tsv")), asks)});
    rows.append({"asks for a person, sentences by another hand, not trained on",
                 run(personRequests(file("blind.tsv")), asks)});
    rows.append({"tone, held out", run(conversations(file("tone.tsv"), QStringLiteral("held")), tone)});
    rows.append({"tone, held out, by another hand",
                 run(conversations(file("tone.tsv"), QStringLiteral("blind")), tone)});
    Counts tuned = run(conversations(file("tone.tsv"), QStringLiteral("tune")), tone);
    // What may be learned from, unlike the rest.
    if (!arguments.contains(QStringLiteral("--tuned")))
        tuned.wrong.clear();
    rows.append({"tone, tuned on", tuned});
    if (const auto calm = option("--dialogues"); !calm.isEmpty())
        rows.append({"tone, calm dialogues, each turn", run(dialogues(calm), everUpset)});
    print(rows);
    return 0;
}
