// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace baton::app {

/// What a command ends the program with.
enum ExitCode { Done = 0, Failed = 1, Usage = 2 };

/// The options of one command: its own, and --data, --json and --help, which all of them take.
class CommandLine
{
public:
    /// @param name as typed, such as "member add"
    CommandLine(const QString& name, const QString& description);

    QCommandLineParser& parser() { return m_parser; }
    /// Reads what follows the command's name. When that ends the program (help, wrong usage), says so and
    /// returns the exit code.
    std::optional<int> parse(const QStringList& arguments, qsizetype leastPositionals,
                             qsizetype mostPositionals);

    QString value(const char* option) const { return m_parser.value(QLatin1String(option)); }
    QStringList values(const char* option) const { return m_parser.values(QLatin1String(option)); }
    bool has(const char* option) const { return m_parser.isSet(QLatin1String(option)); }
    QString positional(qsizetype index) const { return m_parser.positionalArguments().value(index); }
    QStringList positionals() const { return m_parser.positionalArguments(); }
    bool json() const { return has("json"); }
    /// --data, or the platform's folder for application data.
    QString dataFolder() const;

private:
    QString m_name;
    QCommandLineParser m_parser;
    bool m_hasData = false;
};

void printLine(const QString& text);
void printJson(const QJsonObject& object);
/// Writes "baton-relay: reason" to stderr and returns @p code.
int fail(const QString& reason, int code = Failed);
int fail(const Refusal& refusal);

/// KEY=VALUE words, by key; the refusal names the first that is not one.
Result<QMap<QString, QString>> keyValues(const QStringList& words);

/// Who runs this command, for the audit.
QString administrator();

/// One line of standard input, without its line break.
Result<QString> passwordFromStdin();

} // namespace baton::app
