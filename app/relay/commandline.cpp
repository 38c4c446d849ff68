// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/commandline.h"

#include "app/relay/osuser.h"
#include "core/domain/text.h"

#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <cstdio>

namespace baton::app {

CommandLine::CommandLine(const QString& name, const QString& description) : m_name(name)
{
    m_parser.setApplicationDescription(description);
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    m_parser.addOption({QStringLiteral("data"),
                        QStringLiteral("The folder of the relay's database (default: %1).").arg(dataFolder()),
                        QStringLiteral("DIR")});
    m_parser.addOption({QStringLiteral("json"), QStringLiteral("Print JSON.")});
    m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
}

std::optional<int> CommandLine::parse(const QStringList& arguments, qsizetype leastPositionals,
                                      qsizetype mostPositionals)
{
    const bool parsed = m_parser.parse(QStringList{QStringLiteral("baton-relay ") + m_name} + arguments);
    m_hasData = parsed && has("data");
    if (parsed && has("help")) {
        // helpText() names the program by the application's arguments, which lack the command.
        auto text = m_parser.helpText();
        text.replace(0, text.indexOf(u'\n'),
                     QStringLiteral("Usage: baton-relay %1 [options] %2")
                         .arg(m_name, text.section(u'\n', 0, 0).section(QLatin1String("[options] "), 1)));
        printLine(text.trimmed());
        return Done;
    }
    const auto hint = QStringLiteral(" See: baton-relay %1 --help").arg(m_name);
    if (!parsed)
        return fail(m_parser.errorText() + hint, Usage);
    const auto given = m_parser.positionalArguments().size();
    if (given < leastPositionals)
        return fail(QStringLiteral("Something is missing after \"%1\".").arg(m_name) + hint, Usage);
    if (given > mostPositionals) {
        return fail(
            QStringLiteral("\"%1\" is too much.").arg(m_parser.positionalArguments().at(mostPositionals)) +
                hint,
            Usage);
    }
    return std::nullopt;
}

QString CommandLine::dataFolder() const
{
    // Asked for before parsing too, for the help's text.
    if (m_hasData)
        return value("data");
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

namespace {

/// Names and words come from strangers, and a terminal obeys control characters.
QString harmless(QString text)
{
    for (auto& character : text) {
        const bool isLayout = character == u'\n' || character == u'\t';
        const bool turnsText = (character >= QChar(0x202A) && character <= QChar(0x202E)) ||
                               (character >= QChar(0x2066) && character <= QChar(0x2069));
        if ((character.category() == QChar::Other_Control && !isLayout) || turnsText)
            character = u'?';
    }
    return text;
}

} // namespace

void printLine(const QString& text)
{
    std::fputs((harmless(text) + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void printJson(const QJsonObject& object)
{
    printLine(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

int fail(const QString& reason, int code)
{
    std::fputs((QStringLiteral("baton-relay: ") + reason + u'\n').toUtf8().constData(), stderr);
    return code;
}

int fail(const Refusal& refusal)
{
    return fail(refusal.detail, refusal.kind == Refusal::Kind::Invalid ? Usage : Failed);
}

Result<QMap<QString, QString>> keyValues(const QStringList& words)
{
    QMap<QString, QString> values;
    for (const auto& word : words) {
        const auto at = word.indexOf(u'=');
        if (at < 1)
            return refuse(Refusal::Kind::Invalid, QStringLiteral("\"%1\" is not KEY=VALUE.").arg(word));
        values.insert(word.left(at), word.mid(at + 1));
    }
    return values;
}

QString administrator()
{
    // The system's word comes first: what the environment says anybody could have written there. It knows for
    // whom sudo runs this, though, and whose command baton-relay-admin passed on.
    const auto user = osUser();
    for (const char* variable : {"BATON_ADMIN", "SUDO_USER", "DOAS_USER"}) {
        const auto name = qEnvironmentVariable(variable);
        if (!name.isEmpty() && name != user)
            return QStringLiteral("command line: %1 as %2")
                .arg(beginningOf(name, 100), beginningOf(user, 100));
    }
    return user.isEmpty() ? QStringLiteral("command line")
                          : QStringLiteral("command line: ") + beginningOf(user, 100);
}

Result<QString> passwordFromStdin()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return refuse(Refusal::Kind::Unavailable, QStringLiteral("Standard input cannot be read."));
    constexpr qint64 longestLine = 4096;
    auto line = input.readLine(longestLine);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return refuse(Refusal::Kind::Invalid, QStringLiteral("No password came on standard input."));
    return wellFormed(QString::fromUtf8(line));
}

} // namespace baton::app
