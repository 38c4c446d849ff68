// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/botnotice.h"
#include "core/relay/agents/agentmethodtable.h"
#include "places.h"
#include "tests/support/program.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace baton;
using namespace baton::relay;

namespace {

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// The items of the `enum:` list of the schema @p name.
QStringList enumOf(const QString& document, const QString& name)
{
    const QRegularExpression schema(
        QStringLiteral("^    %1:\\n      type: string\\n      enum:\\n((?:        - .*\\n)+)").arg(name),
        QRegularExpression::MultilineOption);
    auto items = schema.match(document).captured(1).split(u'\n', Qt::SkipEmptyParts);
    for (auto& item : items)
        item = item.trimmed().mid(2);
    return items;
}

template <typename List>
QStringList strings(const List& list)
{
    QStringList all;
    for (const auto& item : list)
        all << QString(item);
    return all;
}

} // namespace

/// The documents the relay serves, held against the code.
class TestApiDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyMethodIsDescribedWithItsPermission();
    void everyEventTypeIsDescribed();
    void everyRouteIsDescribed();

private:
    QString m_open;
    QString m_async;
};

void TestApiDocuments::initTestCase()
{
    m_open = contentOf(QStringLiteral(":/api/openapi.yaml"));
    m_async = contentOf(QStringLiteral(":/api/asyncapi.yaml"));
    QVERIFY(m_open.startsWith(QLatin1String("openapi: 3.")));
    QVERIFY(m_async.startsWith(QLatin1String("asyncapi: 3.")));
}

void TestApiDocuments::everyMethodIsDescribedWithItsPermission()
{
    // A message with x-permission is a method of the agent socket.
    static const QRegularExpression message(QStringLiteral("^    ([A-Za-z.]+):\\n      title: .*\\n(?:(?!    "
                                                           "[A-Za-z]).*\\n)*?      x-permission: (\\S+)\\n"),
                                            QRegularExpression::MultilineOption);
    QStringList described;
    auto matches = message.globalMatch(m_async);
    while (matches.hasNext()) {
        const auto match = matches.next();
        described << match.captured(1) + u' ' + match.captured(2);
    }
    QStringList wanted;
    for (const auto& method : agentMethods()) {
        wanted << QString(method.name) + u' ' + permissionName(method.permission);
        const auto reference = QStringLiteral("#/channels/agent/messages/%1\"").arg(method.name);
        QVERIFY2(m_async.contains(reference), method.name.data());
    }
    QCOMPARE(sorted(described), sorted(wanted));
}

void TestApiDocuments::everyEventTypeIsDescribed()
{
    namespace type = protocol::eventtype;
    const QStringList events = strings(std::initializer_list<QLatin1String>{type::conversationStarted,
                                                                            type::conversationEscalated,
                                                                            type::conversationClaimed,
                                                                            type::conversationReleased,
                                                                            type::conversationHandedBack,
                                                                            type::conversationResolved,
                                                                            type::conversationReopened,
                                                                            type::conversationUpdated,
                                                                            type::conversationTagged,
                                                                            type::conversationAssigned,
                                                                            type::conversationSnoozed,
                                                                            type::contactUpdated,
                                                                            type::conversationRated,
                                                                            type::messageAdded,
                                                                            type::messageUpdated,
                                                                            type::messageWithdrawn,
                                                                            type::noteAdded,
                                                                            type::noteUpdated,
                                                                            type::contactNoted,
                                                                            type::workflowStarted,
                                                                            type::workflowStep,
                                                                            type::workflowFinished,
                                                                            type::workflowStuck,
                                                                            type::autoUpdateRecorded,
                                                                            type::autoUpdateReviewed,
                                                                            type::withheld});
    QCOMPARE(enumOf(m_async, QStringLiteral("EventType")), events);
    QCOMPARE(enumOf(m_async, QStringLiteral("BotNoticeType")), strings(protocol::botnotice::types));
    QCOMPARE(enumOf(m_open, QStringLiteral("BotEventType")), strings(protocol::bottype::all));
}

void TestApiDocuments::everyRouteIsDescribed()
{
    // What the gateways add to the router, from their source.
    static const QRegularExpression http(
        QStringLiteral("\\{\\s*\"(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)\",\\s*\"(/[^\"]*)\""));
    static const QRegularExpression socket(QStringLiteral("addSocket\\(\\s*\\{\"(/[^\"]*)\""));
    static const QRegularExpression document(QStringLiteral("documentRoute\\(\"(/[^\"]*)\""));
    QStringList served{QStringLiteral("get /socket.io/"), QStringLiteral("post /socket.io/"),
                       QStringLiteral("get /v1/files/{id}/thumbnail")};
    QDirIterator files(QStringLiteral(BATON_SOURCE_DIR "/core/relay"), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto source = contentOf(files.next());
        for (auto found = http.globalMatch(source); found.hasNext();) {
            const auto match = found.next();
            served << match.captured(1).toLower() + u' ' + match.captured(2);
        }
        for (const auto* get : {&socket, &document})
            for (auto found = get->globalMatch(source); found.hasNext();)
                served << QStringLiteral("get ") + found.next().captured(1);
    }
    served.replaceInStrings(QStringLiteral("/chat/*"), QStringLiteral("/chat/{bot}"));
    served.replaceInStrings(QStringLiteral("/v1/files/*"), QStringLiteral("/v1/files/{id}"));
    served.replaceInStrings(QStringLiteral("/chat-assets/*"), QStringLiteral("/chat-assets/{name}"));

    QStringList described;
    QString path;
    static const QRegularExpression line(
        QStringLiteral("^  (/\\S*):$|^    (get|head|options|post|put|patch|delete):$"),
        QRegularExpression::MultilineOption);
    for (auto found = line.globalMatch(m_open); found.hasNext();) {
        const auto match = found.next();
        if (match.captured(2).isEmpty())
            path = match.captured(1);
        else
            described << match.captured(2) + u' ' + path;
    }
    QCOMPARE(sorted(described), sorted(served));
}

BATON_TEST(TestApiDocuments)
#include "tst_apidocuments.moc"
