#include "tests/support/http.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QtTest>
#include <random>

using namespace baton::testing;

namespace {

constexpr int kills = 50;
constexpr int agentCount = 4;

/// One agent under load: claims what is escalated, answers it, and keeps a record of what was acknowledged.
/// What was not answered when the relay died is sent again under the same command id, as a console does.
class Worker : public QObject
{
    Q_OBJECT
public:
    Worker(QString name, QByteArray token, const RelayProcess& relay)
        : m_name(std::move(name))
        , m_token(std::move(token))
        , m_relay(relay)
    {
        connect(&m_client, &RpcClient::opened, this, &Worker::hello);
        connect(&m_client, &RpcClient::notified, this, &Worker::take);
    }

    void connectToRelay()
    {
        m_ready = false;
        m_client.abort();
        m_client.begin(m_relay.socketUrl(QStringLiteral("/v1/agent")), m_token, QStringLiteral("baton.v1"));
    }

    void work(const QString& conversation)
    {
        m_jobs.append({conversation, QStringLiteral("%1-claim-%2").arg(m_name).arg(++m_next), {}});
        if (m_ready && !m_busy)
            next();
    }

    QHash<QString, QString> claimed; ///< conversation -> commandId, as acknowledged
    QHash<QString, QString> replies; ///< text -> message id, as acknowledged
    qint64 lastSeq = 0;
    bool gapless = true;
    int acknowledged = 0;
    bool idle() const { return m_ready && !m_busy && m_jobs.isEmpty(); }

private:
    struct Job
    {
        QString conversation;
        QString commandId;
        QString text; ///< empty: a claim
    };

    void hello()
    {
        m_busy = false;
        QJsonObject params;
        if (lastSeq > 0)
            params.insert(QStringLiteral("since"), lastSeq);
        m_client.send(QStringLiteral("session.hello"), params, [this](const RpcAnswer& answer) {
            if (!answer.ok())
                return;
            if (!answer.result.value(QLatin1String("resumed")).toBool())
                lastSeq = answer.result.value(QLatin1String("seq")).toInteger();
            m_ready = true;
            next();
        });
    }

    void take(const QString& method, const QJsonObject& params)
    {
        if (method != QLatin1String("event"))
            return;
        const auto seq = params.value(QLatin1String("seq")).toInteger();
        gapless = gapless && seq == lastSeq + 1;
        lastSeq = seq;
    }

    void next()
    {
        if (m_jobs.isEmpty() || !m_ready)
            return;
        m_busy = true;
        const auto job = m_jobs.constFirst();
        QJsonObject params{{QStringLiteral("id"), job.conversation},
                           {QStringLiteral("commandId"), job.commandId}};
        if (!job.text.isEmpty())
            params.insert(QStringLiteral("text"), job.text);
        const auto method = job.text.isEmpty() ? QStringLiteral("conversations.claim")
                                               : QStringLiteral("conversations.reply");
        m_client.send(method, params, [this, job](const RpcAnswer& answer) { done(job, answer); });
    }

    void done(const Job& job, const RpcAnswer& answer)
    {
        m_busy = false;
        // -32603 is "this side failed": the relay is going down and nothing was kept.
        if (answer.errorCode == -32603)
            return;
        m_jobs.removeFirst();
        if (answer.ok()) {
            ++acknowledged;
            if (job.text.isEmpty()) {
                claimed.insert(job.conversation, job.commandId);
                const auto text = QStringLiteral("%1 answers %2").arg(m_name, job.conversation);
                m_jobs.append(
                    {job.conversation, QStringLiteral("%1-reply-%2").arg(m_name).arg(++m_next), text});
            } else {
                const auto message = answer.result.value(QLatin1String("message")).toObject();
                replies.insert(job.text, message.value(QLatin1String("id")).toString());
            }
        }
        next();
    }

    QString m_name;
    QByteArray m_token;
    const RelayProcess& m_relay;
    RpcClient m_client;
    QList<Job> m_jobs;
    int m_next = 0;
    bool m_ready = false;
    bool m_busy = false;
};

} // namespace

/// Kills the relay with SIGKILL at random moments under load.
class TestKilledRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedIsThereOnce();

private:
    static QHash<QString, QJsonObject> everything(RpcClient& client);
};

QHash<QString, QJsonObject> TestKilledRelay::everything(RpcClient& client)
{
    QHash<QString, QJsonObject> all;
    QString cursor;
    do {
        QJsonObject params{{QStringLiteral("view"), QStringLiteral("all")}, {QStringLiteral("limit"), 200}};
        if (!cursor.isEmpty())
            params.insert(QStringLiteral("cursor"), cursor);
        const auto page = client.call(QStringLiteral("conversations.list"), params);
        const auto items = page.result.value(QLatin1String("items")).toArray();
        for (const auto& item : items)
            all.insert(item.toObject().value(QLatin1String("id")).toString(), item.toObject());
        cursor = page.result.value(QLatin1String("next")).toString();
    } while (!cursor.isEmpty());
    return all;
}

void TestKilledRelay::whatWasAcknowledgedIsThereOnce()
{
    RelayProcess relay;
    const auto bot = relay.addBot(QStringLiteral("shop"));
    for (int i = 0; i < agentCount; ++i)
        QVERIFY(relay.addMember(QStringLiteral("agent%1@baton.example").arg(i)));
    QVERIFY(relay.start());

    // Given agents who work, and a bot that escalates all the time and repeats what was not acknowledged
    std::vector<std::unique_ptr<Worker>> workers;
    for (int i = 0; i < agentCount; ++i) {
        const auto name = QStringLiteral("agent%1").arg(i);
        const auto token = signIn(relay.url(), name + QStringLiteral("@baton.example"));
        workers.push_back(std::make_unique<Worker>(name, token, relay));
        workers.back()->connectToRelay();
    }
    RpcClient botSocket;
    QJsonArray unpublished;
    int nextSubject = 0;
    int published = 0;
    std::function<void()> publishMore = [&] {
        if (unpublished.isEmpty()) {
            for (int i = 0; i < 5; ++i) {
                const auto subject = QStringLiteral("s%1").arg(nextSubject++);
                unpublished << cloudEvent(
                    subject + QStringLiteral("-e"), QStringLiteral("baton.escalation.requested"), subject,
                    {{QStringLiteral("reason"), QStringLiteral("user requested human")}});
            }
        }
        botSocket.send(QStringLiteral("events.publish"), {{QStringLiteral("events"), unpublished}},
                       [&](const RpcAnswer& answer) {
                           if (!answer.ok())
                               return;
                           published += int(unpublished.size());
                           unpublished = {};
                           publishMore();
                       });
    };
    connect(&botSocket, &RpcClient::opened, this, [&] { publishMore(); });
    const auto connectBot = [&] {
        botSocket.abort();
        botSocket.begin(relay.socketUrl(QStringLiteral("/v1/bot")), bot.key);
    };
    connectBot();
    // What waits is shared out: everybody gets it, so most claims are lost to somebody else.
    RpcClient watcher;
    connect(&watcher, &RpcClient::notified, this, [&](const QString&, const QJsonObject& params) {
        if (params.value(QLatin1String("type")) != QLatin1String("conversation.escalated"))
            return;
        const auto id = params.value(QLatin1String("data"))
                            .toObject()
                            .value(QLatin1String("conversation"))
                            .toObject()
                            .value(QLatin1String("id"))
                            .toString();
        for (auto& worker : workers)
            worker->work(id);
    });
    const auto watcherToken = signIn(relay.url(), QStringLiteral("agent0@baton.example"));
    const auto watch = [&] {
        watcher.abort();
        return watcher.open(relay.socketUrl(QStringLiteral("/v1/agent")), watcherToken,
                            QStringLiteral("baton.v1")) &&
               watcher.call(QStringLiteral("session.hello")).ok();
    };
    QVERIFY(watch());

    // When the relay is killed again and again, each time after a random number of acknowledgements
    std::mt19937 random(11);
    const auto acknowledged = [&] {
        int sum = published;
        for (const auto& worker : workers)
            sum += worker->acknowledged;
        return sum;
    };
    QElapsedTimer clock;
    clock.start();
    for (int round = 0; round < kills; ++round) {
        const int wanted = acknowledged() + int(random() % 60);
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged() >= wanted, 30'000);
        relay.kill();
        QVERIFY2(relay.start(), relay.log());
        for (auto& worker : workers)
            worker->connectToRelay();
        connectBot();
        QVERIFY(watch());
    }
    qInfo() << kills << "kills in" << clock.elapsed() << "ms;" << published << "events published,"
            << acknowledged() - published << "commands acknowledged";

    // Then, when everybody has caught up
    botSocket.disconnect(this);
    botSocket.abort();
    const auto allIdle = [&] {
        return std::all_of(workers.begin(), workers.end(), [](const auto& worker) { return worker->idle(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allIdle(), 60'000);
    const auto conversations = everything(watcher);

    // every published event made one conversation,
    QVERIFY(conversations.size() >= published);
    QVERIFY(conversations.size() <= published + 5);
    // nobody's numbers had a gap or came twice,
    for (const auto& worker : workers)
        QVERIFY(worker->gapless);
    // and every acknowledged claim and message is there, once.
    QHash<QString, int> claims;
    for (int i = 0; i < agentCount; ++i) {
        const auto& worker = *workers[size_t(i)];
        for (auto it = worker.claimed.begin(); it != worker.claimed.end(); ++it) {
            ++claims[it.key()];
            const auto holder = conversations.value(it.key()).value(QLatin1String("assignee")).toObject();
            QCOMPARE(holder.value(QLatin1String("name")).toString(), QStringLiteral("agent%1").arg(i));
        }
        for (auto it = worker.replies.begin(); it != worker.replies.end(); ++it) {
            const auto id = it.key().section(u' ', -1);
            const auto got = watcher.call(QStringLiteral("conversations.get"), {{QStringLiteral("id"), id}});
            const auto messages = got.result.value(QLatin1String("messages")).toArray();
            int found = 0;
            for (const auto& message : messages) {
                if (message.toObject().value(QLatin1String("text")).toString() != it.key())
                    continue;
                ++found;
                QCOMPARE(message.toObject().value(QLatin1String("id")).toString(), it.value());
            }
            QCOMPARE(found, 1);
        }
    }
    for (auto it = claims.begin(); it != claims.end(); ++it)
        QCOMPARE(it.value(), 1);
    QCOMPARE(relay.terminate(), 0);
}

QTEST_GUILESS_MAIN(TestKilledRelay)
#include "tst_killedrelay.moc"
