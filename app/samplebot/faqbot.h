#pragma once

#include "app/samplebot/knowledge.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>

namespace samplebot {

/// What the bot says and when it keeps quiet. Takes the bodies of the public bot API, gives CloudEvents back.
/// One thread.
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
    void customerSaid(const QString& subject, const QString& text);
    void say(const QString& subject, const QString& text, double confidence);
    void send(const QString& type, const QString& subject, const QJsonObject& data);

    const Knowledge& m_knowledge;
    QSet<QString> m_withPerson; ///< subjects a person answers: the bot is silent there
    QSet<QString> m_seen;       ///< ids of events taken, the newest ones
    QList<QString> m_seenOrder;
};

} // namespace samplebot
