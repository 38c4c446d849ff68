// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/relayprocess.h"
#include "places.h"
#include "tests/support/ending.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

namespace baton::testing {

namespace {

constexpr int commandMs = 30'000;
constexpr int readyMs = 30'000;

} // namespace

RelayProcess::RelayProcess() { Q_ASSERT(m_folder.isValid()); }

RelayProcess::~RelayProcess()
{
    if (isRunning())
        kill();
}

QString RelayProcess::program() { return QStringLiteral(BATON_BIN_DIR "/baton-relay"); }

RelayProcess::Output RelayProcess::run(const QStringList& arguments, const QByteArray& input) const
{
    QProcess process;
    auto all = arguments;
    if (!arguments.contains(QLatin1String("--data")))
        all << QStringLiteral("--data") << m_folder.path();
    process.start(program(), all);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(commandMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

bool RelayProcess::addMember(const QString& email, const QString& role, const QStringList& bots) const
{
    QStringList arguments{
        QStringLiteral("member"),  QStringLiteral("add"),    email, QStringLiteral("--name"),
        email.section(u'@', 0, 0), QStringLiteral("--role"), role,  QStringLiteral("--password-stdin")};
    for (const auto& bot : bots)
        arguments << QStringLiteral("--bot") << bot;
    const auto output = run(arguments, password().toUtf8() + '\n');
    if (output.exitCode != 0)
        qWarning() << "member add failed:" << output.err;
    return output.exitCode == 0;
}

RelayProcess::BotSecrets RelayProcess::addBot(const QString& id, const QString& webhook) const
{
    QStringList arguments{QStringLiteral("bot"),    QStringLiteral("add"),       id,
                          QStringLiteral("--name"), id + QStringLiteral(" bot"), QStringLiteral("--json")};
    if (!webhook.isEmpty())
        arguments << QStringLiteral("--webhook") << webhook;
    const auto output = run(arguments);
    if (output.exitCode != 0)
        qWarning() << "bot add failed:" << output.err;
    const auto object = QJsonDocument::fromJson(output.out).object();
    return {object.value(QLatin1String("key")).toString().toLatin1(),
            object.value(QLatin1String("webhookSecret")).toString()};
}

bool RelayProcess::start(const QStringList& options)
{
    m_process = std::make_unique<QProcess>();
    makeAskable(*m_process);
    m_process->setStandardErrorFile(m_folder.filePath(QStringLiteral("relay.log")));
    m_process->start(program(),
                     QStringList{QStringLiteral("serve"), QStringLiteral("--data"), m_folder.path(),
                                 QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port)} +
                         options);
    QByteArray said;
    static const QRegularExpression ready(QStringLiteral("^baton-relay ready https?://[^:]+:(\\d+)\r?\n"));
    const auto isReady = [&] {
        said += m_process->readAllStandardOutput();
        return ready.match(QString::fromUtf8(said)).hasMatch() || m_process->state() == QProcess::NotRunning;
    };
    if (!QTest::qWaitFor(isReady, readyMs))
        return false;
    const auto match = ready.match(QString::fromUtf8(said));
    if (!match.hasMatch()) {
        qWarning() << "the relay did not start:" << log();
        return false;
    }
    m_port = match.captured(1).toUShort();
    return true;
}

void RelayProcess::kill()
{
    m_process->kill();
    m_process->waitForFinished();
}

int RelayProcess::terminate()
{
    askToEnd(*m_process);
    if (!m_process->waitForFinished(commandMs))
        return -1;
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

bool RelayProcess::hangUp() const
{
    return QProcess::execute(QStringLiteral("kill"),
                             {QStringLiteral("-HUP"), QString::number(m_process->processId())}) == 0;
}

QUrl RelayProcess::url(const QString& path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
}

QUrl RelayProcess::socketUrl(const QString& path) const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(m_port).arg(path));
}

QByteArray RelayProcess::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("relay.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace baton::testing
