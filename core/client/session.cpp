// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/session.h"

#include "core/client/sessionprivate.h"
#include "core/client/transport.h"
#include "core/domain/text.h"

#include <QJsonArray>
#include <QPointer>

namespace baton::client {

namespace {

constexpr int draftPauseMs = 300;
constexpr int typingRepeatMs = 3'000;
constexpr int typingIdleMs = 5'000;

QString inClearText(const QUrl& relay)
{
    return Session::tr(
               "The connection to %1 is not encrypted: others on the way could read your password and "
               "every conversation. Use an address that begins with https://.")
        .arg(relay.toDisplayString());
}

} // namespace

Session::Private::Private(Session& session, const Options& options)
    : worker(new Worker(options))
    , transfers(new FileTransfers)
    , files(*transfers)
    , undoTime(options.timing.undo)
    , credentials(options.profile)
{
    thread.setObjectName(QStringLiteral("baton-session"));
    worker->moveToThread(&thread);
    transfers->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
    QObject::connect(&thread, &QThread::finished, transfers, &QObject::deleteLater);
    QObject::connect(worker, &Worker::tokenHeld, transfers, &FileTransfers::setTarget);
    follow(session);
    watchKeychain(session);
    credentials.setPatience(options.keychainPatience);
    thread.start();
    QMetaObject::invokeMethod(worker, &Worker::begin, Qt::QueuedConnection);
    QObject::connect(&reachability, &Reachability::regained, &session,
                     [this] { tell(&Worker::networkRegained); });
    draftTimer.setSingleShot(true);
    draftTimer.setInterval(draftPauseMs);
    QObject::connect(&draftTimer, &QTimer::timeout, &session, [this] { saveDrafts(); });
    typingIdle.setSingleShot(true);
    typingIdle.setInterval(typingIdleMs);
    QObject::connect(&typingIdle, &QTimer::timeout, &session,
                     [this, &session] { session.setTyping(typingIn, false); });
}

Session::Private::~Private()
{
    saveDrafts();
    // Behind everything that has been told, so that nothing of it is lost.
    QMetaObject::invokeMethod(
        worker,
        [this] {
            QObject::connect(worker, &Worker::finished, &thread, &QThread::quit, Qt::DirectConnection);
            if (worker->isUsable())
                worker->finish();
            else
                thread.quit();
        },
        Qt::QueuedConnection);
    thread.wait();
}

/// What is asked of the session itself is known before others are told.
void Session::Private::follow(Session& session)
{
    auto* to = &session;
    QObject::connect(worker, &Worker::linkChanged, to, [this](const LinkStatus& status) { link = status; });
    QObject::connect(worker, &Worker::tokenGranted, to, [this](const QUrl& at, const QString& token) {
        credentials.write(at.toString(), token, [](bool) {});
    });
    QObject::connect(worker, &Worker::tokenRefused, to, [this, to] {
        credentials.remove(relay.toString());
        Q_EMIT to->signInNeeded(tr("Your session has ended. Sign in again."));
    });
    QObject::connect(worker, &Worker::signedIn, to,
                     [this](const protocol::MemberProfile& profile) { member = profile; });
    QObject::connect(worker, &Worker::botsChanged, to, [this](const QList<BotRef>& all) { bots = all; });
    QObject::connect(worker, &Worker::draftsRestored, to,
                     [this](const QHash<ConversationId, QString>& restored) { takeDrafts(restored); });
    QObject::connect(worker, &Worker::pendingChanged, to,
                     [this](const ConversationId& id, const QList<PendingReply>& pending) {
                         if (pending.isEmpty())
                             withPending.remove(id);
                         else
                             withPending.insert(id);
                     });
    worker->sayAgainBy(session);
}

void Session::Private::watchKeychain(Session& session)
{
    QObject::connect(&credentials, &Credentials::availabilityChanged, &session,
                     &Session::keychainAvailableChanged);
    QObject::connect(&credentials, &Credentials::cameLate, &session,
                     [this](const QString& at, const QString& token) {
                         if (at == relay.toString() && link.state == LinkStatus::State::SignedOut)
                             resumeWith(relay, token);
                     });
}

void Session::Private::resumeWith(const QUrl& with, const QString& token)
{
    tell(&Worker::resume, with, token);
}

void Session::Private::send(Verb verb, const ConversationId& id, QJsonObject params)
{
    const CommandId command(createId(QLatin1Char('k')));
    params.insert(QStringLiteral("commandId"), command.toString());
    tell(&Worker::command, QueuedCommand{command, verb, id, std::move(params), Instant::now(), std::nullopt});
}

Session::Session(Options options, QObject* parent)
    : SessionSignals(parent)
    , d(std::make_unique<Private>(*this, options))
{}

Session::~Session() = default;

void Session::signIn(const QUrl& relay, const QString& email, const QString& password, bool inClear)
{
    d->relay = relay;
    if (sendsInClear(relay) && !inClear)
        return Q_EMIT signInFailed(inClearText(relay));
    d->tell(&Worker::signIn, relay, email, password);
}

void Session::resume(const QUrl& relay, bool inClear)
{
    d->relay = relay;
    if (sendsInClear(relay) && !inClear)
        return Q_EMIT signInNeeded(inClearText(relay));
    d->tell(&Worker::showCached, relay);
    d->credentials.read(relay.toString(), [this, relay](const QString& token) {
        // An answer may come after the agent has gone on to another relay.
        if (relay != d->relay)
            return;
        if (token.isEmpty())
            Q_EMIT signInNeeded({});
        else
            d->resumeWith(relay, token);
    });
}

void Session::signOut(UnsentWords words)
{
    d->saveDrafts();
    d->credentials.remove(d->relay.toString());
    d->member = {};
    d->drafts.clear();
    d->tell(&Worker::signOut, words == UnsentWords::Keep);
    Q_EMIT signInNeeded({});
}

void Session::refresh() { d->tell(&Worker::refresh); }

namespace {
QJsonObject idOnly(const ConversationId& id) { return {{QStringLiteral("id"), id.toString()}}; }

QJsonObject words(const ConversationId& id, const QString& markdown, const QList<FileId>& attachments)
{
    auto params = idOnly(id);
    params.insert(QStringLiteral("text"), markdown);
    QJsonArray files;
    for (const auto& file : attachments)
        files.append(file.toString());
    if (!files.isEmpty())
        params.insert(QStringLiteral("attachments"), files);
    return params;
}
} // namespace

void Session::claim(const ConversationId& id) { d->send(Verb::Claim, id, idOnly(id)); }
void Session::release(const ConversationId& id) { d->send(Verb::Release, id, idOnly(id)); }
void Session::resolve(const ConversationId& id) { d->send(Verb::Resolve, id, idOnly(id)); }
void Session::handBack(const ConversationId& id) { d->send(Verb::HandBack, id, idOnly(id)); }
void Session::undo(const ConversationId& id) { d->tell(&Worker::undo, id); }
std::chrono::milliseconds Session::undoTime() const { return d->undoTime; }

void Session::start(const BotId& bot, const ContactId& contact)
{
    d->send(Verb::Start, {},
            {{QStringLiteral("bot"), bot.toString()}, {QStringLiteral("contact"), contact.toString()}});
}

void Session::reply(const ConversationId& id, const QString& markdown, const QList<FileId>& attachments,
                    const protocol::ReplyActions& with)
{
    auto params = words(id, markdown, attachments);
    const auto actions = protocol::toJson(with);
    for (auto it = actions.begin(); it != actions.end(); ++it)
        params.insert(it.key(), it.value());
    d->send(Verb::Reply, id, std::move(params));
    setTyping(id, false);
}

void Session::writeNote(const ConversationId& id, const QString& markdown, const QList<FileId>& attachments)
{
    d->send(Verb::Note, id, words(id, markdown, attachments));
}

void Session::withdraw(const ConversationId& id, const MessageId& message)
{
    auto params = idOnly(id);
    params.insert(QStringLiteral("message"), message.toString());
    d->send(Verb::Withdraw, id, std::move(params));
}

void Session::assign(const ConversationId& id, const MemberId& member, const QString& note)
{
    auto params = idOnly(id);
    params.insert(QStringLiteral("member"), member.toString());
    if (!isBlank(note))
        params.insert(QStringLiteral("note"), note);
    d->send(Verb::Assign, id, std::move(params));
}

void Session::tag(const ConversationId& id, const QStringList& add, const QStringList& remove)
{
    auto params = idOnly(id);
    params.insert(QStringLiteral("add"), QJsonArray::fromStringList(add));
    params.insert(QStringLiteral("remove"), QJsonArray::fromStringList(remove));
    d->send(Verb::Tag, id, std::move(params));
}

void Session::snooze(const ConversationId& id, std::optional<Instant> until)
{
    auto params = idOnly(id);
    if (until)
        params.insert(QStringLiteral("until"), until->toRfc3339());
    d->send(Verb::Snooze, id, std::move(params));
}

void Session::updateContact(protocol::ContactUpdateParams change)
{
    d->send(Verb::UpdateContact, {}, protocol::toJson(change));
}

void Session::retryReply(const CommandId& commandId) { d->tell(&Worker::retryReply, commandId); }
void Session::discardReply(const CommandId& commandId) { d->tell(&Worker::discardReply, commandId); }

void Session::setTyping(const ConversationId& id, bool on)
{
    const bool same = d->typingIn == id && d->typingTold.isValid();
    if (!on) {
        d->typingIdle.stop();
        if (same)
            d->tell(&Worker::setTyping, id, false);
        d->typingTold.invalidate();
        return;
    }
    d->typingIdle.start();
    if (same && d->typingTold.elapsed() < typingRepeatMs)
        return;
    if (!same && d->typingTold.isValid())
        d->tell(&Worker::setTyping, d->typingIn, false);
    d->typingIn = id;
    d->typingTold.start();
    d->tell(&Worker::setTyping, id, true);
}

void Session::markRead(const ConversationId& id, qint64 upTo) { d->tell(&Worker::markRead, id, upTo); }
void Session::setAvailability(const QString& availability)
{
    d->tell(&Worker::setAvailability, availability);
}
void Session::markTold(qint64 seq) { d->tell(&Worker::markTold, seq); }
void Session::openTranscript(const ConversationId& id, qint64 at)
{
    d->tell(&Worker::openTranscript, id, at);
}
void Session::loadEarlier(const ConversationId& id) { d->tell(&Worker::loadEarlier, id); }
void Session::loadLater(const ConversationId& id) { d->tell(&Worker::loadLater, id); }

void Session::request(QLatin1String method, const QJsonObject& params, QObject* context,
                      std::function<void(const Result<QJsonObject>&)> reply)
{
    using Reply = std::function<void(const Result<QJsonObject>&)>;
    // The context is looked at on its own thread only.
    const Reply home = [this, guard = QPointer<QObject>(context),
                        reply = std::move(reply)](const Result<QJsonObject>& result) {
        QMetaObject::invokeMethod(
            this,
            [guard, reply, result] {
                if (guard)
                    reply(result);
            },
            Qt::QueuedConnection);
    };
    d->tell(&Worker::request, method, params, home);
}

LinkStatus Session::link() const { return d->link; }
protocol::MemberProfile Session::member() const { return d->member; }
QUrl Session::relay() const { return d->relay; }
Files& Session::files() { return d->files; }
QList<BotRef> Session::bots() const { return d->bots; }
bool Session::keychainAvailable() const { return d->credentials.isAvailable(); }

} // namespace baton::client
