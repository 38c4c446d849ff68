#include "core/relay/desk/recorded.h"

#include <QLoggingCategory>

namespace baton::relay::desk {

namespace {

Q_LOGGING_CATEGORY(log, "baton.desk")

template <typename Happened>
Happening read(qint64 seq, const QByteArray& data)
{
    auto object = protocol::parseObject(data);
    auto happened =
        object ? protocol::fromJson<Happened>(*object, QStringLiteral("data")) : Refused(object.error());
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
            else
                return protocol::toBytes(happened);
        },
        happening);
}

Happening happeningFrom(qint64 seq, const QString& type, const QByteArray& data)
{
    if (type == protocol::eventtype::messageAdded)
        return read<protocol::MessageAdded>(seq, data);
    if (type.startsWith(QLatin1String("conversation.")))
        return read<protocol::ConversationChanged>(seq, data);
    if (type.startsWith(QLatin1String("workflow.")))
        return read<protocol::WorkflowChanged>(seq, data);
    if (type.startsWith(QLatin1String("autoupdate.")))
        return read<protocol::AutoUpdateChanged>(seq, data);
    return {};
}

} // namespace baton::relay::desk
