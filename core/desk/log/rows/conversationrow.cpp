// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rows/conversationrow.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay::desk {

QString conversationColumns()
{
    return QStringLiteral("id, bot, bot_name, subject, visitor, channel, state, reason, quote, assignee, "
                          "assignee_name, contact_json, tags, "
                          "last_author, last_name, last_text, last_at, waiting_since, message_count, "
                          "escalated_n, created_at, updated_at, waiting_order, requeued_at");
}

QString messageColumns() { return QStringLiteral("id, n, author, author_name, text, at, confidence"); }

QString changingColumns()
{
    return QStringLiteral("state, reason, quote, assignee, assignee_name, tags, last_author, last_name, "
                          "last_text, last_at, waiting_since, waiting_order, requeued_at, message_count, "
                          "escalated_n, updated_at, id");
}

QString lastingColumns()
{
    return QStringLiteral("bot, bot_name, subject, visitor, channel, contact, contact_json, created_at");
}

/// In the order of the names, as rows of earlier versions have it: `check` compares texts.
storage::Utf8 contactText(const Contact& contact) { return {protocol::toBytes(protocol::toJson(contact))}; }

storage::Utf8 tagsText(const QStringList& tags)
{
    return {tags.isEmpty() ? QByteArrayLiteral("[]")
                           : QJsonDocument(QJsonArray::fromStringList(tags)).toJson(QJsonDocument::Compact)};
}

Contact contactFrom(const QByteArray& json)
{
    return protocol::fromJson<Contact>(QJsonDocument::fromJson(json).object(), QStringLiteral("contact"))
        .value_or(Contact());
}

QMap<QString, QString> settingsFrom(const QByteArray& json)
{
    QMap<QString, QString> settings;
    const auto object = QJsonDocument::fromJson(json).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        settings.insert(it.key(), it.value().toString());
    return settings;
}

QStringList tagsFrom(const QByteArray& json)
{
    QStringList all;
    const auto tags = QJsonDocument::fromJson(json).array();
    for (const auto& tag : tags)
        all.append(tag.toString());
    return all;
}

Event eventOf(qint64 seq, Instant at, const QString& type, const QByteArray& data)
{
    Event event{seq, at, type, happeningFrom(seq, type, data), data};
    // What the disk has damaged must not break the frame it is sent in.
    if (std::holds_alternative<std::monostate>(event.happening) && !QJsonDocument::fromJson(data).isObject())
        event.data = "{}";
    return event;
}

} // namespace baton::relay::desk
