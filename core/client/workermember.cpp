// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/backfill.h"
#include "core/client/signin.h"
#include "core/client/transcripts.h"
#include "core/client/worker.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>

// How a member comes and goes.
namespace baton::client {

namespace {

QString relayName(const QUrl& relay)
{
    return relay.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment |
                          QUrl::StripTrailingSlash);
}

/// The same at every sign-in of this profile on this computer, and no word about the computer itself.
QString deviceId(const QString& cacheDirectory)
{
    const auto here = QSysInfo::machineUniqueId() + cacheDirectory.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(here, QCryptographicHash::Sha256).toHex().left(32));
}

QString metaMember() { return QStringLiteral("member"); }
QString metaBots() { return QStringLiteral("bots"); }
QString metaSignedOut() { return QStringLiteral("signedOut"); }
QString yes() { return QStringLiteral("1"); }

} // namespace

void Worker::showCached(const QUrl& relay)
{
    m_relay = relay;
    if (m_replica.seq() > 0 || !m_cache->isOwnedAt(relayName(relay)) ||
        m_cache->meta(metaSignedOut()) == yes())
        return;
    QList<Conversation> all;
    m_tally.setMember(m_cache->member());
    m_tally.set({});
    m_cache->readConversations([&](const QList<Conversation>& batch) {
        for (const auto& conversation : batch)
            m_tally.changed(std::nullopt, conversation, true);
        if (all.isEmpty())
            Q_EMIT conversationsReset(batch);
        else
            Q_EMIT conversationsChanged(batch);
        all += batch;
    });
    m_replica.reset(m_cache->seq(), all);
    m_log = m_cache->log();
    QList<BotRef> bots;
    const auto known = QJsonDocument::fromJson(m_cache->meta(metaBots()).toUtf8()).array();
    for (const auto& one : known)
        if (const auto bot = protocol::fromJson<BotRef>(one.toObject(), QStringLiteral("bot")))
            bots.append(*bot);
    m_bots = bots;
    Q_EMIT botsChanged(bots);
    Q_EMIT countsChanged(m_tally.counts());
}

void Worker::setBots(const QList<BotRef>& bots)
{
    m_bots = bots;
    QJsonArray array;
    for (const auto& bot : bots)
        array.append(protocol::toJson(bot));
    m_cache->setMeta(metaBots(), QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
    Q_EMIT botsChanged(bots);
}

void Worker::signIn(const QUrl& relay, const QString& email, const QString& password)
{
    goOn();
    m_link->close();
    m_outbox->linkLost();
    setLink(LinkStatus::State::Connecting, tr("Signing in…"));
    m_signIn->start(
        relay, {email,
                password,
                {m_options.deviceName, QSysInfo::prettyProductName(), deviceId(m_options.cacheDirectory)}});
}

void Worker::granted(const QUrl& relay, const protocol::SignInAnswer& answer)
{
    m_relay = relay;
    takeOwner(answer.member.id);
    m_cache->setMeta(metaSignedOut(), {});
    showCached(relay);
    Q_EMIT tokenGranted(relay, answer.token);
    enter(relay, answer.token);
    setMember(answer.member);
}

void Worker::takeOwner(const MemberId& member)
{
    if (!m_cache->setOwner(relayName(m_relay), member))
        return;
    m_replica.reset(0, {});
    m_log.clear();
    m_touched.clear();
    m_dirty.clear();
    m_unsentMarks.clear();
    m_transcripts->forget();
    Q_EMIT conversationsReset({});
    restoreWords();
}

void Worker::resume(const QUrl& relay, const QString& token)
{
    goOn();
    showCached(relay);
    enter(relay, token);
    const auto known = QJsonDocument::fromJson(m_cache->meta(metaMember()).toUtf8()).object();
    const auto member = protocol::fromJson<protocol::MemberProfile>(known, QStringLiteral("member"));
    if (member && m_cache->isOwnedAt(relayName(relay)) && member->id == m_cache->member())
        setMember(*member);
}

void Worker::enter(const QUrl& relay, const QString& token)
{
    m_signIn->cancel();
    m_relay = relay;
    m_token = token.toUtf8();
    m_announced = false;
    m_saidHello = false;
    Q_EMIT tokenHeld(relay, m_token);
    m_link->open(relay, m_token);
}

void Worker::setMember(const protocol::MemberProfile& member)
{
    const auto json = protocol::toJson(member);
    const bool same = json == protocol::toJson(m_member);
    if (same && m_announced)
        return;
    m_announced = true;
    m_member = member;
    m_tally.setMember(member.id);
    m_cache->setMeta(metaMember(), QString::fromUtf8(protocol::toBytes(json)));
    Q_EMIT signedIn(member);
}

/// Done when the relay has answered what is still on its way, or when that takes too long: what is on disk
/// goes out at the next start.
void Worker::whenLetGo(std::function<void()> next)
{
    goOn();
    m_outbox->letGo();
    m_next = std::move(next);
    if (!m_saidHello || !m_outbox->isLettingGo())
        return goOn();
    QTimer::singleShot(m_options.timing.lastWords, this, &Worker::goOn);
}

void Worker::goOn()
{
    if (const auto next = std::exchange(m_next, nullptr))
        next();
}

void Worker::finish()
{
    whenLetGo([this] { Q_EMIT finished(); });
}

void Worker::signOut(bool keepsWords)
{
    whenLetGo([this, keepsWords] { leave(keepsWords); });
}

void Worker::leave(bool keepsWords)
{
    save();
    m_signIn->cancel();
    if (!m_token.isEmpty())
        m_signIn->end(m_relay, m_token);
    m_token.clear();
    Q_EMIT tokenHeld(m_relay, {});
    m_link->close();
    m_saidHello = false;
    m_outbox->linkLost();
    m_backfill->stop();
    m_cache->forget(keepsWords);
    m_cache->setMeta(metaSignedOut(), yes());
    m_replica.reset(0, {});
    m_log.clear();
    m_touched.clear();
    m_dirty.clear();
    m_transcripts->forget();
    m_member = {};
    Q_EMIT conversationsReset({});
    restoreWords();
    setLink(LinkStatus::State::SignedOut, {});
}

} // namespace baton::client
