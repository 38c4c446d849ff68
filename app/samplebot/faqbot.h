// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/samplebot/knowledge.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QSet>

namespace samplebot {

/// What the bot says and when it keeps quiet. Takes the bodies of the public bot API, gives CloudEvents back.
/// An answer's id is made from the event it answers: an event that comes twice, even to a bot that was
/// started anew in between, is answered once, because the relay drops the repeat. One thread.
class FaqBot : public QObject
{
    Q_OBJECT
public:
    explicit FaqBot(const Knowledge& knowledge, QObject* parent = nullptr);

    /// One `event` notification of /v1/bot.
    void take(const QJsonObject& event);

Q_SIGNALS:
    void publish(const QJsonObject& cloudEvent);

private:
    struct Reply
    {
        QString text;
        double confidence = 0;
        bool offersPerson = false; ///< with buttons to accept or to decline
    };

    bool isNew(const QString& id);
    Reply answerTo(const QJsonObject& message) const;
    Reply answerTo(const QString& question) const;
    Reply greetAgain(const QJsonArray& transcript) const;
    void say(const QString& event, const QString& subject, const Reply& reply);
    void decided(const QString& event, const QString& subject, const QString& button);
    void tell(const QString& type, const QString& id, const QString& subject, const QJsonObject& data);

    const Knowledge& m_knowledge;
    QSet<QString> m_withPerson; ///< subjects a person has, or is waited for: the bot is silent there
    QSet<QString> m_seen;       ///< ids of events taken, the newest ones
    QList<QString> m_seenOrder;
};

} // namespace samplebot
