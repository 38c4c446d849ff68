// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/directory.h"

#include "core/relay/directory/adminchanges.h"
#include "core/relay/directory/botplaces.h"
#include "core/relay/directory/connectionbook.h"
#include "core/relay/directory/devices.h"
#include "core/relay/directory/passwordcheck.h"
#include "core/relay/directory/rows.h"
#include "core/relay/directory/secrets.h"
#include "core/relay/directory/sessionfile.h"
#include "core/relay/directory/sessionrows.h"
#include "core/relay/directory/signinrefusals.h"
#include "core/storage/workthread.h"

#include <QLoggingCategory>
#include <chrono>
#include <future>
#include <mutex>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.directory")

constexpr qint64 dayMs = 24LL * 3600 * 1000;
constexpr qint64 sessionMs = 30 * dayMs;
constexpr qint64 touchAfterMs = 3600 * 1000; ///< a session's expiry is written at most this often
constexpr auto writeEvery = std::chrono::milliseconds(500);
constexpr qsizetype longestSecret = 256;
constexpr auto lookAnewEvery = std::chrono::milliseconds(50);
constexpr auto lookAnewFor = std::chrono::milliseconds(25); ///< whoever waits may be an I/O thread

bool isOld(const AgentSession& session, Instant now)
{
    return now.ms + sessionMs - session.expiresAt.ms >= touchAfterMs;
}

} // namespace

class Directory::Private
{
public:
    explicit Private(Options given) : options(std::move(given)) {}

    Result<void> open();
    void loop();
    void poll();
    void lookAnew();
    template <typename Look>
    std::optional<Bot> lookUp(Look look)
    {
        if (const auto known = roster.find(look))
            return known;
        lookAnew(); // It may have been added just now.
        return roster.find(look);
    }
    Result<void> load();
    void writeWhatCanWait();
    void post(std::function<void()> job);
    void setRoster(Roster next) { roster.set(std::move(next)); }
    void notify();
    void close()
    {
        database.reset();
        sessionFile.reset();
    }
    std::shared_ptr<const Roster> current() const { return roster.get(); }
    void touch(AgentSession session);
    std::optional<Member> findMember(const QString& email);
    void createSession(const SignIn& request, const Member& member, const SignInReply& reply);
    template <typename Which>
    void end(const Which& which, Result<void> done, const std::function<void(Result<void>)>& reply);

    Options options;
    std::vector<std::function<void()>> watchers;
    ConnectionBook connections;
    BotPlaces places;

    CurrentRoster roster;

    storage::WorkThread thread;
    storage::WorkQueue<std::function<void()>> jobs;
    std::mutex lookMutex;
    std::chrono::steady_clock::time_point lastLook;

    // On the thread.
    std::unique_ptr<storage::Database> database; ///< read only
    std::unique_ptr<storage::Database> sessionFile;
    AdminChanges changes;
    std::chrono::steady_clock::time_point lastWrite = std::chrono::steady_clock::now();

    PasswordCheck passwords{[this](const QString& email) { return findMember(email); }};
};

void Directory::Private::notify()
{
    for (const auto& watcher : watchers)
        watcher();
}

void Directory::Private::post(std::function<void()> job) { jobs.add(std::move(job)); }

Result<void> Directory::Private::open()
{
    auto opened = storage::Database::open(options.databasePath, storage::Database::Mode::ReadOnly);
    auto own = openSessions(options.databasePath);
    if (!opened || !own)
        return Refused(opened ? own.error() : opened.error());
    database = std::move(*opened);
    sessionFile = std::move(*own);
    BATON_TRY(rows::removeExpiredSessions(*sessionFile, Instant::now()));
    BATON_TRY(ConnectionBook::reset(*sessionFile));
    BATON_TRY(load());
    changes.sayInForce(*sessionFile);
    return {};
}

Result<void> Directory::Private::load()
{
    BATON_TRY_INTO(auto picture, rows::picture(*database, *sessionFile, Instant::now()));
    changes.taken(picture.audit);
    setRoster(std::move(picture.roster));
    return {};
}

void Directory::Private::poll()
{
    if (!changes.areNew(*database))
        return;
    if (auto done = load(); !done) {
        qCWarning(log).noquote() << "members and bots could not be read again:" << done.error().detail;
        changes.lookAgain();
        return;
    }
    notify();
    changes.sayInForce(*sessionFile);
}

/// An administrator may have added just now what is asked for. Strangers who try keys cost little by it.
void Directory::Private::lookAnew()
{
    const auto looked = std::make_shared<std::packaged_task<void()>>([this] { poll(); });
    {
        const std::lock_guard lock(lookMutex);
        const auto now = std::chrono::steady_clock::now();
        if (now - lastLook < lookAnewEvery)
            return;
        lastLook = now;
    }
    if (jobs.add([looked] { (*looked)(); }))
        looked->get_future().wait_for(lookAnewFor);
}

void Directory::Private::writeWhatCanWait()
{
    places.handOver(options.keepPlace);
    const auto seen = connections.write(*sessionFile, Instant::now());
    if (!seen)
        qCWarning(log).noquote() << "who is connected could not be kept:" << seen.error().detail;
    else if (!seen->isEmpty())
        setRoster(current()->withSeen(*seen));
    lastWrite = std::chrono::steady_clock::now();
}

void Directory::Private::loop()
{
    while (const auto work = jobs.takeWithin(std::chrono::milliseconds(options.pollMs))) {
        for (const auto& job : *work)
            job();
        if (std::chrono::steady_clock::now() - lastWrite >= writeEvery)
            writeWhatCanWait();
        poll();
    }
    writeWhatCanWait();
    close();
}

void Directory::Private::touch(AgentSession session)
{
    const auto now = Instant::now();
    const auto* known = current()->session(session.tokenHash);
    if (!known || !isOld(*known, now))
        return;
    session.lastSeen = now;
    session.expiresAt = Instant{now.ms + sessionMs};
    if (auto done = rows::touch(*sessionFile, session); !done)
        qCWarning(log).noquote() << "a session could not be prolonged:" << done.error().detail;
    else
        setRoster(current()->with(session));
}

std::optional<Member> Directory::Private::findMember(const QString& email)
{
    for (const bool again : {false, true}) {
        if (again)
            lookAnew();
        const auto picture = current();
        const auto* member = picture->memberByEmail(email);
        if (member && !member->disabled)
            return *member;
    }
    return std::nullopt;
}

void Directory::Private::createSession(const SignIn& request, const Member& member, const SignInReply& reply)
{
    const auto* now = current()->member(member.id);
    if (!now || now->disabled || now->passwordHash != member.passwordHash)
        return reply(tl::unexpected(wrongPassword()));
    const auto at = Instant::now();
    auto token = secrets::createToken();
    const auto own =
        request.device.isEmpty() ? request.deviceName + u'\n' + request.devicePlatform : request.device;
    AgentSession session{
        secrets::hashOf(token.toLatin1()), member.id, request.deviceName,         request.devicePlatform,
        deviceOf(member.id, own),          at,        Instant{at.ms + sessionMs}, at};
    session.signOuts = member.signOuts;
    if (auto done = rows::insert(*sessionFile, session); !done)
        return reply(tl::unexpected(SignInRefusal{done.error(), 0}));
    const SignedIn signedIn{*now, session.tokenHash, session.expiresAt, session.device};
    setRoster(current()->with(session));
    reply(Token{std::move(token), signedIn});
}

/// Answers before the sockets close: whoever asked may have signed out the very device they ask from.
template <typename Which>
void Directory::Private::end(const Which& which, Result<void> done,
                             const std::function<void(Result<void>)>& reply)
{
    const bool isDone = done.has_value();
    if (isDone)
        setRoster(current()->without(which));
    reply(std::move(done));
    if (isDone)
        notify();
}

Directory::Directory(Options options) : d(std::make_unique<Private>(std::move(options))) {}

Directory::~Directory() { stop(); }

Result<void> Directory::start()
{
    const auto open = [this] {
        auto opened = d->open();
        if (opened)
            d->jobs.open();
        else
            d->close();
        return opened;
    };
    return d->thread.start(open, [this] { d->loop(); });
}

void Directory::stop()
{
    d->passwords.finish();
    d->jobs.close();
    d->thread.join();
}

std::shared_ptr<const Roster> Directory::roster() const { return d->current(); }

std::optional<SignedIn> Directory::sessionByHash(const QByteArray& tokenHash) const
{
    const auto picture = d->current();
    const auto* session = picture->session(tokenHash);
    if (!session || session->expiresAt <= Instant::now())
        return std::nullopt;
    const auto* member = picture->member(session->member);
    if (!member || member->disabled)
        return std::nullopt;
    return SignedIn{*member, tokenHash, session->expiresAt, session->device};
}

std::optional<SignedIn> Directory::session(QByteArrayView token)
{
    if (token.isEmpty() || token.size() > longestSecret)
        return std::nullopt;
    const auto hash = secrets::hashOf(token);
    auto signedIn = sessionByHash(hash);
    if (!signedIn)
        return std::nullopt;
    const auto picture = d->current();
    const auto* session = picture->session(hash);
    if (session && isOld(*session, Instant::now()))
        d->post([this, known = *session] { d->touch(known); });
    return signedIn;
}

std::optional<Bot> Directory::botByKey(QByteArrayView key) const
{
    if (key.isEmpty() || key.size() > longestSecret)
        return std::nullopt;
    const auto hash = secrets::hashOf(key);
    auto bot = d->lookUp([&hash](const Roster& roster) { return roster.botByKeyHash(hash); });
    return bot && secrets::same(bot->keyHash, hash) ? bot : std::nullopt;
}

std::optional<Bot> Directory::bot(const BotId& id) const
{
    return d->lookUp([&id](const Roster& roster) { return roster.bot(id); });
}

void Directory::signIn(SignIn request, SignInReply reply)
{
    const bool isKnown = isKnownDevice(*d->current(), request.email, request.device);
    auto told = request;
    told.password.clear();
    d->passwords.check(std::move(request), isKnown,
                       [this, told, reply = std::move(reply)](tl::expected<Member, SignInRefusal> member) {
                           if (!member)
                               return reply(tl::unexpected(member.error()));
                           d->post([this, told, member = std::move(*member), reply] {
                               d->createSession(told, member, reply);
                           });
                       });
}

void Directory::signOut(const QByteArray& tokenHash, std::function<void(Result<void>)> reply)
{
    d->post([this, tokenHash, reply = std::move(reply)] {
        d->end(tokenHash, rows::removeSession(*d->sessionFile, tokenHash), reply);
    });
}

void Directory::signOut(const DeviceId& device, std::function<void(Result<void>)> reply)
{
    d->post([this, device, reply = std::move(reply)] {
        d->end(device, rows::removeDevice(*d->sessionFile, device), reply);
    });
}

void Directory::connected(const QByteArray& tokenHash) { d->connections.came(tokenHash); }
void Directory::disconnected(const QByteArray& tokenHash) { d->connections.went(tokenHash); }

void Directory::findConversation(const BotId& bot, const QString& key,
                                 std::function<void(std::optional<ConversationAddress>)> reply)
{
    d->post([this, bot, key, reply = std::move(reply)] {
        auto found = rows::conversation(*d->database, bot, key);
        if (!found)
            qCWarning(log).noquote() << "a conversation could not be looked up:" << found.error().detail;
        reply(found.value_or(std::nullopt));
    });
}

void Directory::setDelivered(const BotId& bot, qint64 seq) { d->places.reached(bot, seq); }
void Directory::watch(std::function<void()> changed) { d->watchers.push_back(std::move(changed)); }

} // namespace baton::relay
