// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/recorded.h"

#include <QJsonDocument>
#include <QLoggingCategory>

namespace baton::relay::desk {

namespace {

Q_LOGGING_CATEGORY(log, "baton.desk")

template <typename Happened>
Happening read(qint64 seq, const QByteArray& data)
{
    // It was checked at the door, and what is in the log is read whatever the door says by now.
    auto happened =
        protocol::fromJson<Happened>(QJsonDocument::fromJson(data).object(), QStringLiteral("data"));
    if (happened)
        return std::move(*happened);
    qCWarning(log) << "event" << seq << "cannot be read:" << happened.error().detail;
    return {};
}

} // namespace

QByteArray toBytes(const Happening& happening)
{
    return std::visit(
        [](const auto& happened) {
            if constexpr (std::is_same_v<std::decay_t<decltype(happened)>, std::monostate>)
                return QByteArray("{}");
            else {
                auto json = protocol::toBytes(happened);
                json.squeeze(); // it may wait in queues
                return json;
            }
        },
        happening);
}

Happening happeningFrom(qint64 seq, const QString& type, const QByteArray& data)
{
    if (type == protocol::eventtype::messageAdded)
        return read<protocol::MessageAdded>(seq, data);
    if (type.startsWith(QLatin1String("message.")))
        return read<protocol::MessageChanged>(seq, data);
    if (type.startsWith(QLatin1String("note.")) || type == protocol::eventtype::contactNoted)
        return read<protocol::NoteAdded>(seq, data);
    if (type == protocol::eventtype::contactUpdated)
        return read<protocol::ContactChanged>(seq, data);
    if (type.startsWith(QLatin1String("conversation.")))
        return read<protocol::ConversationChanged>(seq, data);
    if (type.startsWith(QLatin1String("workflow.")))
        return read<protocol::WorkflowChanged>(seq, data);
    if (type.startsWith(QLatin1String("autoupdate.")))
        return read<protocol::AutoUpdateChanged>(seq, data);
    return {};
}

} // namespace baton::relay::desk
