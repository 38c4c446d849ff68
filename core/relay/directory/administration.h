// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/stuck.h"
#include "core/domain/activity/workflowrun.h"
#include "core/protocol/agent/devices.h"
#include "core/relay/directory/member.h"
#include "core/storage/database.h"

#include <QList>
#include <QMap>
#include <functional>

namespace baton::relay {

/// What administrators do. Each call is one transaction with its audit row; a running relay notices by
/// itself. On the database's thread.
class Administration
{
public:
    /// @param who is written into the audit
    Administration(storage::Database& database, QString who) : m_database(database), m_who(std::move(who)) {}

    struct NewMember
    {
        QString email;
        QString name;
        Role role = Role::Agent;
        QStringList bots; ///< none: every bot
        QString password;
    };
    Result<Member> addMember(const NewMember& member);
    Result<QList<Member>> members();
    /// Also ends their sessions.
    Result<Member> disable(const QString& email);
    Result<Member> enable(const QString& email);
    Result<Member> setRole(const QString& email, Role role);
    /// Withholds permissions, or no longer, in their open programs too.
    Result<Member> withhold(const QString& email, Permissions without, Permissions with);
    /// How many conversations they may hold at once; 0: any number. What they hold stays theirs.
    Result<Member> setCapacity(const QString& email, qint64 capacity);
    /// Which bots they belong to; none: every bot.
    Result<Member> setBots(const QString& email, const QStringList& bots);
    /// Also ends their sessions.
    Result<Member> resetPassword(const QString& email, const QString& password);

    struct NewBot
    {
        Bot bot;
        QString key;    ///< shown once
        QString secret; ///< whsec_...
    };
    Result<NewBot> addBot(const QString& id, const QString& name, const QString& webhookUrl);
    Result<QList<Bot>> bots();
    Result<NewBot> rotateKey(const QString& id);
    /// Keys: name, webhook, and the texts of settingKeys(). An empty value takes the setting away.
    Result<Bot> setBot(const QString& id, const QMap<QString, QString>& values);

    static QStringList settingKeys();

    /// Signs a device out, with all its sessions.
    Result<void> revoke(storage::Database& sessionFile, const protocol::Device& device);

    /// Lets a customer whom an agent has blocked in again.
    Result<void> unblock(const QString& bot, const QString& contact);

    /// When a step of this workflow counts as stuck. Keys: floor_seconds, factor. An empty value brings the
    /// usual back. The workflow need not have run yet.
    Result<StuckRule> setWorkflow(const QString& bot, const WorkflowId& workflow,
                                  const QMap<QString, QString>& values);

    /// One change with its audit row; nothing of either when @p work is refused.
    Result<void> write(const char* action, const QString& detail, const std::function<Result<void>()>& work);

private:
    template <typename Change>
    Result<Member> changeMember(const QString& email, const char* action, Change change);
    Result<Bot> botOrRefusal(const QString& id);
    Result<void> knowAll(const QStringList& bots);
    storage::Database& m_database;
    QString m_who;
};

} // namespace baton::relay
