#include "tests/architecture/house.h"

namespace baton::architecture {

namespace {

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

Box box(const char* folder, const char* target, const char* knows, const char* qt,
        const char* thirdParty = "", const char* never = "")
{
    return {QString::fromLatin1(folder),
            QString::fromLatin1(target),
            words(knows),
            words(qt),
            words(thirdParty),
            words(never)};
}

} // namespace

const QList<Box>& boxes()
{
    // clang-format off
    static const QList<Box> table = {
        // folder                target              may know                                       Qt modules            third party
        box("core/relay/front",     "baton_front",     "core/protocol core/domain",                    "Core Network", "boost tl"),
        box("core/relay/fanout",    "baton_fanout",    "core/relay/front core/protocol core/domain",   "Core Network",       "tl"),
        box("core/relay/socketio",  "baton_socketio",  "core/relay/front core/protocol core/domain",   "Core Network",       "tl"),
        box("core/relay/desk",      "baton_desk",      "core/storage core/protocol core/domain",       "Core",               "tl sodium.h"),
        box("core/relay/directory", "baton_directory", "core/storage core/protocol core/domain",       "Core",               "tl sodium.h"),
        box("core/relay/push",      "baton_push",      "core/relay/desk core/relay/directory core/storage core/protocol core/domain", "Core", "tl"),
        box("core/relay/mail",      "baton_mail",      "core/storage core/protocol core/domain",       "Core",               "tl"),
        // A gateway speaks to a Connection and never learns what is behind it.
        box("core/relay/gateways",  "baton_gateways",
            "core/relay/front core/relay/fanout core/relay/socketio core/relay/desk core/relay/directory core/relay/mail core/relay/push core/protocol core/domain",
            "Core Network", "tl sodium.h",
            "QWebSocket QWebSocketServer QTcpSocket QTcpServer QAbstractSocket QSslSocket QSslServer QLocalSocket QLocalServer"),
        box("core/domain",   "baton_domain",   "",                                                     "Core",               "tl"),
        box("core/markdown", "baton_markdown", "core/domain",                                          "Core"),
        box("core/protocol", "baton_protocol", "core/domain",                                          "Core",               "tl"),
        box("core/storage",  "baton_storage",  "core/domain",                                          "Core Sql",           "tl"),
        box("core/client",   "baton_client",   "core/storage core/protocol core/domain",               "Core Network WebSockets", "tl qt6keychain"),
        box("core/models",   "baton_models",   "core/client core/markdown core/protocol core/domain",  "Core",               "tl"),
        // Shows what it is given and knows nothing of conversations.
        box("ui/notify",     "baton_notify",   "",                                                     "Core Gui Widgets DBus"),
        // Watches the computer and knows nothing of agents.
        box("ui/presence",   "baton_presence", "",                                                     "Core Gui DBus",      "xcb"),
        // Plays what it is told to and knows nothing of alerts.
        box("ui/sound",      "baton_sound",    "",                                                     "Core Multimedia"),
        box("ui",            "baton_ui",       "ui/notify ui/presence ui/sound core/models core/client core/markdown core/protocol core/domain", "Core Gui Widgets Svg DBus", "tl"),
        box("app/console",   "console",        "ui ui/notify core/models core/client core/protocol core/domain", "Core Network Gui Widgets DBus", "tl"),
        box("app/relay",     "relayserver",
            "core/relay/gateways core/relay/mail core/relay/push core/relay/directory core/relay/desk core/relay/socketio core/relay/fanout core/relay/front "
            "core/storage core/protocol core/domain",
            "Core Network", "tl sodium.h toml++"),
        box("app/samplebot", "samplebot",      "core/storage core/protocol core/domain",               "Core Network WebSockets Sql", "tl"),
    };
    // clang-format on
    return table;
}

const Box* boxOf(const QString& path)
{
    for (const Box& candidate : boxes()) {
        if (path.startsWith(candidate.folder + QLatin1Char('/'))) {
            return &candidate;
        }
    }
    return nullptr;
}

const Box* boxOfTarget(const QString& target)
{
    for (const Box& candidate : boxes()) {
        if (candidate.target == target) {
            return &candidate;
        }
    }
    return nullptr;
}

} // namespace baton::architecture
