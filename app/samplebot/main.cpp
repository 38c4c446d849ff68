// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/samplebot/faqbot.h"
#include "app/samplebot/relayclient.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

namespace {

int fail(const QString& text, int code)
{
    QTextStream(stderr) << "baton-samplebot: " << text << '\n';
    return code;
}

QByteArray keyFrom(const QCommandLineParser& parser, const QCommandLineOption& keyFile,
                   const QCommandLineOption& keyStdin)
{
    constexpr qint64 longestKey = 4096;
    QFile file;
    if (parser.isSet(keyStdin))
        return file.open(stdin, QIODevice::ReadOnly) ? file.readLine(longestKey).trimmed() : QByteArray();
    if (parser.isSet(keyFile)) {
        file.setFileName(parser.value(keyFile));
        return file.open(QIODevice::ReadOnly) ? file.readLine(longestKey).trimmed() : QByteArray();
    }
    return qgetenv("BATON_BOT_KEY").trimmed();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("baton-samplebot"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BATON_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("A small FAQ bot that speaks only Baton's public bot API."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption relay(QStringLiteral("relay"), QStringLiteral("The relay's address."),
                                   QStringLiteral("URL"), QStringLiteral("http://127.0.0.1:7420"));
    const QCommandLineOption keyFile(QStringLiteral("key-file"),
                                     QStringLiteral("A file whose first line is the bot's key."),
                                     QStringLiteral("FILE"));
    const QCommandLineOption keyStdin(
        QStringLiteral("key-stdin"),
        QStringLiteral(
            "Read the key from standard input. Without either option it is taken from BATON_BOT_KEY."));
    const QCommandLineOption knowledge(QStringLiteral("knowledge"),
                                       QStringLiteral("A folder of Markdown files to answer from."),
                                       QStringLiteral("DIR"));
    parser.addOptions({relay, keyFile, keyStdin, knowledge});
    parser.process(application);

    const QUrl url(parser.value(relay));
    if (!url.isValid() || url.host().isEmpty())
        return fail(QStringLiteral("--relay takes an address such as https://relay.example.com"), 2);
    const auto key = keyFrom(parser, keyFile, keyStdin);
    if (key.isEmpty())
        return fail(
            QStringLiteral(
                "no key: give --key-file, --key-stdin or BATON_BOT_KEY (made by 'baton-relay bot add')"),
            2);
    if (!parser.isSet(knowledge))
        return fail(QStringLiteral("--knowledge DIR is missing"), 2);
    samplebot::Knowledge known;
    if (const auto problem = known.load(parser.value(knowledge)); !problem.isEmpty())
        return fail(problem, 1);

    samplebot::FaqBot bot(known);
    samplebot::RelayClient client(url, key);
    QObject::connect(&client, &samplebot::RelayClient::notified, &bot, &samplebot::FaqBot::take);
    QObject::connect(&bot, &samplebot::FaqBot::publish, &client, &samplebot::RelayClient::publish);
    QObject::connect(&client, &samplebot::RelayClient::keyRefused, &application, [] {
        QCoreApplication::exit(fail(
            QStringLiteral("the relay refuses this key; make a new one with 'baton-relay bot rotate-key'"),
            1));
    });
    QObject::connect(&client, &samplebot::RelayClient::connected, &application,
                     [] { QTextStream(stderr) << "baton-samplebot: connected\n"; });
    client.connectToRelay();
    return QCoreApplication::exec();
}
