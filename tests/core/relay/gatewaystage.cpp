// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/gatewaystage.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/passing.h"
#include "core/storage/migrator.h"

#include <QMutexLocker>
#include <QTest>

namespace baton::tests {

using namespace relay;

namespace {

Front::Options twoThreads()
{
    Front::Options options;
    options.ioThreads = 2;
    return options;
}

std::shared_future<void> endOf(Hold& hold)
{
    hold.emplace();
    return hold->get_future().share();
}

} // namespace

GatewayStage::GatewayStage() : m_front(twoThreads())
{
    const auto file = [this](const char* name) { return m_folder.filePath(QString::fromLatin1(name)); };
    m_database = std::move(*storage::Database::open(file("baton.db")));
    if (const auto done = storage::migrate(*m_database, QStringLiteral(":/sql")); !done)
        qFatal("%s", qPrintable(done.error().detail));
    m_admin = std::make_unique<Administration>(*m_database, QStringLiteral("test"));
    m_botKey = m_admin->addBot(bot.toString(), QStringLiteral("Support"), {})->key.toLatin1();

    m_backstage = std::make_unique<Backstage>(Backstage::Options{
        m_database->path(), file("push.db"), file("mail.db"), [this] { return time(); }, 10});
    parts().desk.observe([this](const std::vector<desk::Recorded>& events) {
        const QMutexLocker lock(&m_mutex);
        m_conversation = events.back().conversation;
    });
    parts().passing.watch([this](const PassingNote& note) {
        const QMutexLocker lock(&m_mutex);
        if (const auto* typing = std::get_if<protocol::Typing>(&note.what))
            m_passed.append(typing->on ? QStringLiteral("typing") : QStringLiteral("silent"));
        else if (const auto* someone = std::get_if<protocol::Presence>(&note.what);
                 someone && someone->online)
            m_passed.append(*someone->online ? QStringLiteral("online") : QStringLiteral("offline"));
    });
}

GatewayStage::~GatewayStage() { close(); }

Result<void> GatewayStage::start()
{
    BATON_TRY(m_backstage->start());
    BATON_TRY(prepare());
    return m_front.start(m_router);
}

bool GatewayStage::open()
{
    const auto started = start();
    if (!started)
        qWarning("%s", qPrintable(started.error().detail));
    return started.has_value();
}

void GatewayStage::close()
{
    m_front.stop();
    m_backstage->stop();
}

QUrl GatewayStage::url(const QString& path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_front.port()).arg(path));
}

QUrl GatewayStage::socketUrl(const QString& path) const
{
    auto socket = url(path);
    socket.setScheme(QStringLiteral("ws"));
    return socket;
}

// ---- what administrators do

bool GatewayStage::noticed(const std::function<bool(const Bot*)>& change)
{
    return QTest::qWaitFor([&] {
        const auto roster = parts().directory.roster();
        return change(roster->bot(bot));
    });
}

bool GatewayStage::setBot(const QString& key, const QString& value)
{
    const auto set = m_admin->setBot(bot.toString(), {{key, value}});
    return set && noticed([&](const Bot* now) { return now && now->settings == set->settings; });
}

bool GatewayStage::rotateKey()
{
    const auto renewed = m_admin->rotateKey(bot.toString());
    if (!renewed)
        return false;
    m_botKey = renewed->key.toLatin1();
    return noticed([&](const Bot* now) { return now && now->keyHash == renewed->bot.keyHash; });
}

bool GatewayStage::removeBot()
{
    const auto removed = m_admin->write("bot removed", bot.toString(), [this] {
        return m_database->execute(QStringLiteral("DELETE FROM bots WHERE id = 'support'"));
    });
    return removed && noticed([](const Bot* now) { return !now; });
}

// ---- the desk's time

Instant GatewayStage::time() const
{
    std::shared_future<void> waits;
    {
        const QMutexLocker lock(&m_mutex);
        waits = m_deskWaits;
    }
    if (waits.valid())
        waits.wait();
    const QMutexLocker lock(&m_mutex);
    return m_time.value_or(Instant::now());
}

void GatewayStage::setTime(Instant now)
{
    const QMutexLocker lock(&m_mutex);
    m_time = now;
}

Hold GatewayStage::holdDesk()
{
    Hold hold;
    const QMutexLocker lock(&m_mutex);
    m_deskWaits = endOf(hold);
    return hold;
}

Hold GatewayStage::holdReading()
{
    Hold hold;
    parts().reading.read([ready = endOf(hold)](storage::Database*) { ready.wait(); });
    return hold;
}

// ---- what happens

GatewayStage::Did GatewayStage::asAda(decltype(desk::AgentCommand::verb) verb)
{
    const MemberRef ada{MemberId(QStringLiteral("ada")), QStringLiteral("Ada")};
    desk::AgentCommand command{{{ada, permissionsOf(Role::Agent)}, std::nullopt},
                               CommandId(QStringLiteral("k%1").arg(++m_commands)),
                               std::move(verb)};
    const auto promise = std::make_shared<std::promise<Result<desk::AgentAnswer>>>();
    parts().desk.submit(std::move(command), [promise](Result<desk::AgentAnswer> answer) {
        promise->set_value(std::move(answer));
    });
    return promise->get_future();
}

ConversationId GatewayStage::conversation() const
{
    const QMutexLocker lock(&m_mutex);
    return m_conversation;
}

QStringList GatewayStage::whatPassed() const
{
    const QMutexLocker lock(&m_mutex);
    return m_passed;
}

} // namespace baton::tests
