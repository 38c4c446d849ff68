// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/architecture/house.h"

#include <algorithm>

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

constexpr const char* noSockets =
    "QWebSocket QWebSocketServer QTcpSocket QTcpServer QAbstractSocket QSslSocket "
    "QSslServer QLocalSocket QLocalServer";

} // namespace

const QList<Box>& boxes()
{
    // clang-format off
    static const QList<Box> table = {
        // folder                   target             may know                                                     Qt modules    third party

        // Values and rules, pure.
        box("core/domain/activity",   "baton_domain",   "core/domain",                                                "Core",        "tl"),
        box("core/domain/escalation", "baton_domain",   "core/domain",                                                 "Core",        "tl"),
        box("core/domain/push",       "baton_domain",   "core/domain core/domain/activity",                            "Core",        "tl"),
        box("core/domain",            "baton_domain",   "",                                                            "Core",        "tl"),
        box("core/markdown",          "baton_markdown", "core/domain",                                                 "Core"),

        // Bytes and Result; nothing of conversations.
        box("core/net/loop",          "baton_net",      "",                                                            "Core Network"),
        box("core/net/fetch",         "baton_net",      "core/domain/refusal.h",                                       "Core Network", "boost tl"),
        box("core/net/http",          "baton_net",      "core/net/loop core/domain/refusal.h",                         "Core Network", "boost tl"),
        box("core/net/websocket",     "baton_net",      "core/net/loop core/net/http core/domain/refusal.h",           "Core Network", "tl"),
        box("core/net/server",        "baton_net",
            "core/net/loop core/net/http core/net/websocket core/domain/refusal.h core/domain/shuttingdown.h",         "Core Network", "tl"),
        box("core/net/socketio",      "baton_socketio",
            "core/net/loop core/net/http core/net/websocket core/net/server core/domain/refusal.h core/domain/parsejson.h", "Core Network", "tl"),

        // Every message on any wire.
        box("core/protocol/wire",     "baton_protocol", "core/domain core/domain/activity",                            "Core",        "tl"),
        box("core/protocol/agent",    "baton_protocol", "core/protocol/wire core/domain core/domain/activity core/domain/push", "Core", "tl"),
        box("core/protocol/bot",      "baton_protocol", "core/protocol/wire core/domain core/domain/activity",         "Core",        "tl"),
        box("core/protocol/customer", "baton_protocol", "core/protocol/wire core/domain",                              "Core",        "tl"),

        box("core/storage",           "baton_storage",  "core/domain",                                                 "Core",        "tl sqlite3.h"),

        // The one writer. What a log is and the rules upon it know no SQL; one box for each thing that a log can be made of.
        box("core/desk/log/rows",     "baton_desk",
            "core/desk/log core/storage core/protocol/wire core/domain core/domain/activity",                          "Core",        "tl"),
        box("core/desk/log/sqlite",   "baton_desk",
            "core/desk/log core/desk/log/rows core/storage core/protocol/wire core/domain core/domain/activity",       "Core",        "tl"),
        box("core/desk/log/postgres", "baton_postgres",
            "core/desk/log core/desk/log/rows core/storage core/domain core/domain/activity",                          "Core",        "tl libpq-fe.h"),
        box("core/desk/log",          "baton_desk",
            "core/protocol/agent core/protocol/bot core/protocol/wire core/domain core/domain/activity core/domain/escalation", "Core", "tl"),
        box("core/desk/activity",     "baton_desk",
            "core/desk/log core/desk/log/sqlite core/storage core/protocol/wire core/domain core/domain/activity",     "Core",        "tl"),
        box("core/desk/verbs",        "baton_desk",
            "core/desk/log core/desk/activity core/protocol/agent core/protocol/bot core/protocol/wire core/domain core/domain/activity",
            "Core", "tl"),
        box("core/desk/reading",      "baton_desk",
            "core/desk/log core/desk/log/rows core/desk/log/sqlite core/storage core/protocol/agent core/protocol/bot core/protocol/wire core/domain core/domain/activity",
            "Core", "tl"),
        box("core/desk",              "baton_desk",
            "core/desk/log core/desk/log/sqlite core/desk/activity core/desk/verbs core/storage core/protocol/agent core/protocol/wire core/domain",
            "Core", "tl"),

        // What a relay has around its desk.
        box("core/relay/fanout",      "baton_fanout",   "core/net/loop core/net/websocket core/desk/log core/protocol/wire core/domain", "Core", "tl"),
        box("core/relay/directory",   "baton_directory",
            "core/storage core/protocol/agent core/domain core/domain/activity core/domain/escalation",                "Core",        "tl sodium.h"),
        box("core/relay/push",        "baton_push",
            "core/desk core/desk/log core/desk/reading core/relay/directory core/storage core/protocol/agent core/protocol/wire core/domain core/domain/push",
            "Core", "tl"),
        box("core/relay/mail",        "baton_mail",     "core/storage core/protocol/agent core/domain",                "Core",        "tl"),

        box("core/relay/files",       "baton_files",    "core/relay/directory core/net/fetch core/storage core/domain", "Core Network", "tl magic.h"),

        // A gateway speaks to a Connection and never learns what is behind it.
        box("core/relay/parts",       "baton_gateways", "core/net/http core/domain",                                   "Core Network", "tl"),
        box("core/relay/words",       "baton_gateways", "core/protocol/customer core/protocol/wire core/domain",       "Core",        "tl"),
        box("core/relay/watch",       "baton_gateways",
            "core/relay/parts core/relay/fanout core/relay/directory core/desk core/desk/log core/desk/reading core/protocol/agent core/domain core/domain/activity",
            "Core", "tl"),
        box("core/relay/agents",      "baton_gateways",
            "core/relay/parts core/relay/fanout core/relay/directory core/relay/files core/relay/push core/relay/mail core/desk core/desk/log core/desk/reading "
            "core/net/loop core/net/http core/net/websocket core/net/server core/protocol/agent core/protocol/wire core/domain",
            "Core Network", "tl sodium.h", noSockets),
        box("core/relay/bots",        "baton_gateways",
            "core/relay/parts core/relay/words core/relay/fanout core/relay/directory core/relay/files core/relay/mail core/desk core/desk/log core/desk/reading "
            "core/net/loop core/net/websocket core/net/server core/protocol/bot core/protocol/customer core/protocol/wire core/domain",
            "Core Network", "tl", noSockets),
        box("core/relay/customers",   "baton_gateways",
            "core/relay/parts core/relay/words core/relay/fanout core/relay/directory core/relay/files core/desk core/desk/log core/desk/reading "
            "core/net/http core/net/socketio core/protocol/customer core/protocol/wire core/domain",
            "Core Network", "tl", noSockets),
        box("core/relay/uploads",     "baton_gateways",
            "core/relay/files core/relay/parts core/net/loop core/net/http core/net/server core/domain",               "Core Network", "tl", noSockets),
        box("core/relay/pages",       "baton_gateways",
            "core/relay/parts core/relay/directory core/desk core/net/server core/domain",                             "Core Network", "tl", noSockets),

        // All that stands behind them, put together.
        box("core/relay/backstage",   "baton_gateways",
            "core/relay/parts core/relay/fanout core/relay/directory core/relay/files core/relay/push core/net/fetch core/desk core/desk/log core/desk/reading core/protocol/wire core/domain",
            "Core", "tl"),

        // A relay as seen from the console.
        box("core/client",            "baton_client",   "core/storage core/protocol/agent core/protocol/wire core/domain", "Core Network WebSockets", "tl qt6keychain"),
        box("core/models",            "baton_models",
            "core/client core/markdown core/protocol/agent core/protocol/wire core/domain core/domain/activity core/domain/push", "Core", "tl"),

        // Shows what it is given and knows nothing of conversations.
        box("ui/notify",              "baton_notify",   "",                                                            "Core Gui Widgets DBus"),
        // Watches the computer and knows nothing of agents.
        box("ui/presence",            "baton_presence", "",                                                            "Core Gui DBus", "xcb"),
        // Plays what it is told to and knows nothing of alerts.
        box("ui/sound",               "baton_sound",    "",                                                            "Core Multimedia"),

        box("ui/theme",               "baton_ui",       "core/models core/domain",                                     "Core Gui Widgets Svg"),
        box("ui/parts",               "baton_ui",       "ui/theme core/client core/domain",                            "Core Gui Widgets"),
        box("ui/alerts",              "baton_ui",       "ui/parts ui/theme ui/notify ui/sound core/models core/domain core/domain/activity", "Core Gui Widgets"),
        // A screen knows parts and its models, never the shell and never another screen; the inbox is list and conversation in one.
        box("ui/conversation",        "baton_ui",       "ui/parts ui/theme core/models core/client core/markdown core/domain",                 "Core Gui Widgets", "tl"),
        box("ui/inbox",               "baton_ui",       "ui/parts ui/theme ui/alerts ui/conversation core/models core/client core/domain",    "Core Gui Widgets", "tl"),
        box("ui/workflows",           "baton_ui",       "ui/parts ui/theme core/models core/client core/protocol/agent core/domain",           "Core Gui Widgets", "tl"),
        box("ui/autoupdates",         "baton_ui",
            "ui/parts ui/theme core/models core/client core/protocol/agent core/protocol/wire core/domain core/domain/activity",               "Core Gui Widgets", "tl"),
        box("ui/deliveries",          "baton_ui",       "ui/parts ui/theme core/models core/client core/domain",                               "Core Gui Widgets", "tl"),
        box("ui/settings",            "baton_ui",
            "ui/parts ui/theme ui/alerts ui/sound core/models core/domain core/domain/activity core/domain/push",                              "Core Gui Widgets", "tl"),
        // The shell knows Screen, never a screen's inside.
        box("ui/shell",               "baton_ui",       "ui/parts ui/theme ui/alerts core/models core/client core/domain",                     "Core Gui Widgets"),
        // Puts it all together.
        box("ui/console",             "baton_ui",
            "ui/parts ui/theme ui/shell ui/alerts ui/inbox ui/workflows ui/autoupdates ui/deliveries ui/settings ui/notify ui/presence ui/sound "
            "core/models core/client core/domain",                                                                                     "Core Gui Widgets", "tl"),

        box("app/console",            "console",        "ui/console ui/shell ui/theme core/domain",                    "Core Network Gui Widgets DBus", "tl"),
        box("app/relay",              "relayserver",    "core/relay core/desk core/net core/storage core/protocol core/domain", "Core Network", "tl sodium.h toml++"),
        // Reads strangers' pictures, in a cage; the relay starts it and links no GUI.
        box("app/picture",            "relaypicture",   "",                                                            "Core Gui"),
        box("app/samplebot",          "samplebot",      "core/storage core/protocol core/domain",                      "Core Network WebSockets", "tl"),
    };
    // clang-format on
    return table;
}

const Box* boxOf(const QString& path)
{
    for (const Box& candidate : boxes())
        if (path.startsWith(candidate.folder + QLatin1Char('/')))
            return &candidate;
    return nullptr;
}

QList<const Box*> boxesOfTarget(const QString& target)
{
    QList<const Box*> found;
    for (const Box& candidate : boxes())
        if (candidate.target == target)
            found.append(&candidate);
    return found;
}

bool mayInclude(const Box& box, const QString& header)
{
    const Box* other = boxOf(header);
    return other == &box || box.knows.contains(header) || (other && mayKnow(box, *other));
}

bool mayKnow(const Box& box, const Box& other)
{
    return std::any_of(box.knows.begin(), box.knows.end(), [&](const QString& known) {
        // A program may know a whole wing.
        const bool isWing =
            box.folder.startsWith(QLatin1String("app/")) && other.folder.startsWith(known + QLatin1Char('/'));
        return known == other.folder || isWing;
    });
}

bool mayLink(const Box& box, const Box& other)
{
    return mayKnow(box, other) || std::any_of(box.knows.begin(), box.knows.end(),
                                              [&](const QString& known) { return boxOf(known) == &other; });
}

} // namespace baton::architecture
