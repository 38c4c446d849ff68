// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rows/conversationrow.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay::desk {

QString conversationColumns()
{
    return QStringLiteral(
        "id, bot, bot_name, subject, visitor, channel, state, reason, quote, assignee, "
        "assignee_name, contact_json, tags, "
        "last_author, last_name, last_text, last_at, waiting_since, message_count, "
        "escalated_n, created_at, updated_at, waiting_order, requeued_at, snoozed_until, more");
}

QString messageColumns() { return QStringLiteral("id, n, author, author_name, text, at, confidence, more"); }

QString noteColumns() { return QStringLiteral("id, after_n, author, author_name, text, at, attachments"); }

QString changingColumns()
{
    return QStringLiteral("state, reason, quote, assignee, assignee_name, tags, last_author, last_name, "
                          "last_text, last_at, waiting_since, waiting_order, requeued_at, message_count, "
                          "escalated_n, updated_at, snoozed_until, more, id");
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

namespace {

/// The fields of a conversation that lie in `more`.
struct ConversationMore
{
    std::optional<MemberRef> assignedBy;
    std::optional<Rating> rating;
    QStringList dismissedTags;
};

/// Those of a message.
struct MessageMore
{
    QList<Attachment> attachments;
    QList<Button> buttons;
    bool withdrawn = false;
};

struct Carried
{
    QList<Attachment> files;
};

} // namespace

} // namespace baton::relay::desk

namespace baton::protocol {

template <>
struct Wire<relay::desk::ConversationMore>
{
    using More = relay::desk::ConversationMore;
    static constexpr auto fields =
        std::make_tuple(field("assignedBy", &More::assignedBy), field("rating", &More::rating),
                        defaulted("dismissedTags", &More::dismissedTags));
};

template <>
struct Wire<relay::desk::MessageMore>
{
    using More = relay::desk::MessageMore;
    static constexpr auto fields =
        std::make_tuple(defaulted("attachments", &More::attachments), defaulted("buttons", &More::buttons),
                        defaulted("withdrawn", &More::withdrawn));
};

template <>
struct Wire<relay::desk::Carried>
{
    static constexpr auto fields = std::make_tuple(defaulted("files", &relay::desk::Carried::files));
};

} // namespace baton::protocol

namespace baton::relay::desk {

namespace {

const QByteArray nothing = QByteArrayLiteral("{}");

/// Of a column of our own: what cannot be read is as if it were not there.
template <typename More>
More moreFrom(const QByteArray& json)
{
    if (json.isEmpty() || json == nothing)
        return {};
    return protocol::fromJson<More>(QJsonDocument::fromJson(json).object(), QStringLiteral("more"))
        .value_or(More());
}

} // namespace

storage::Utf8 moreText(const Stored& stored)
{
    const auto& c = stored.conversation;
    if (!c.assignedBy && !c.rating && stored.dismissedTags.isEmpty())
        return {nothing};
    return {protocol::toBytes(ConversationMore{c.assignedBy, c.rating, stored.dismissedTags})};
}

void takeMore(const QByteArray& json, Stored& into)
{
    auto more = moreFrom<ConversationMore>(json);
    into.conversation.assignedBy = std::move(more.assignedBy);
    into.conversation.rating = std::move(more.rating);
    into.dismissedTags = std::move(more.dismissedTags);
}

storage::Utf8 moreText(const Message& message)
{
    if (message.attachments.isEmpty() && message.buttons.isEmpty() && !message.withdrawn)
        return {nothing};
    return {protocol::toBytes(MessageMore{message.attachments, message.buttons, message.withdrawn})};
}

void takeMore(const QByteArray& json, Message& into)
{
    auto more = moreFrom<MessageMore>(json);
    into.attachments = std::move(more.attachments);
    into.buttons = std::move(more.buttons);
    into.withdrawn = more.withdrawn;
}

storage::Utf8 attachmentsText(const QList<Attachment>& attachments)
{
    return {attachments.isEmpty() ? nothing : protocol::toBytes(Carried{attachments})};
}

QList<Attachment> attachmentsFrom(const QByteArray& json) { return moreFrom<Carried>(json).files; }

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
