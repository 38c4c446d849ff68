// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/directory/roster.h"

#include <functional>
#include <memory>

namespace baton::relay {

/// Who may do what: members, their sessions, and bots. Look-ups are answered from memory and are safe and
/// cheap on any thread; one that finds no bot or member of the name asked for looks at the database first,
/// for a moment and only so often. Everything that writes (sessions, in their own file) or computes happens
/// on threads of its own; replies come on one of those and must only post. Changes made by admin commands in
/// other processes are noticed within `pollMs`; what it goes by is written down (rows::followedAudit), so
/// that they can wait for it.
class Directory
{
public:
    struct Options
    {
        QString databasePath; ///< read only; the sessions are in a file of their own beside it
        int pollMs = 100;
        /// Writes down how far a bot has acknowledged: the database is the desk's. Called on a thread of the
        /// directory's.
        std::function<void(const BotId&, qint64 seq)> keepPlace = {};
    };

    explicit Directory(Options options);
    ~Directory();
    Q_DISABLE_COPY_MOVE(Directory)

    /// Opens the database, which must have been migrated, and loads everything.
    Result<void> start();
    /// Writes what is still to be written and stops.
    void stop();

    /// The picture as it is now; it never changes, a later call may return another one.
    std::shared_ptr<const Roster> roster() const;

    /// The session of a token, unless it is unknown, expired, or its member is disabled. Slides the expiry.
    std::optional<SignedIn> session(QByteArrayView token);
    std::optional<SignedIn> sessionByHash(const QByteArray& tokenHash) const;
    std::optional<Bot> botByKey(QByteArrayView key) const;
    std::optional<Bot> bot(const BotId& id) const;

    struct SignIn
    {
        QString email;
        QString password;
        QString deviceName;
        QString devicePlatform;
        QString device;  ///< the device's own id, which it keeps; without, its name and platform stand for it
        QString address; ///< what stands for the client when failures are counted
        bool addressTells = true; ///< false when everybody may come from there
        QString client = address; ///< for the log
        QString network = {};     ///< its neighbours'; empty: nobody knows
    };
    struct Token
    {
        QString token; ///< shown once; only its hash is kept
        SignedIn signedIn;
    };
    struct SignInRefusal
    {
        Refusal refusal;
        int retryAfterSeconds = 0; ///< for TooMany
    };
    using SignInReply = std::function<void(tl::expected<Token, SignInRefusal>)>;
    void signIn(SignIn request, SignInReply reply);
    void signOut(const QByteArray& tokenHash, std::function<void(Result<void>)> reply);
    /// Signs a device out, with all its sessions.
    void signOut(const DeviceId& device, std::function<void(Result<void>)> reply);

    /// A program that is signed in with this token has connected, or is gone again. Written down soon.
    void connected(const QByteArray& tokenHash);
    void disconnected(const QByteArray& tokenHash);

    /// Looks a conversation up by the bot's own key, or by its id; nullopt when this bot has none such.
    void findConversation(const BotId& bot, const QString& key,
                          std::function<void(std::optional<ConversationAddress>)> reply);

    /// Remembers how far a bot has acknowledged. Written soon, not at once: a crash repeats a little.
    void setDelivered(const BotId& bot, qint64 seq);

    /// @p changed is called on the directory's thread after members, sessions or bots have changed; it must
    /// only post. Watch before start().
    void watch(std::function<void()> changed);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
