#pragma once

#include "core/domain/permissions.h"
#include "core/protocol/events.h"

#include <tuple>

/// Every method of the agent socket `/v1/agent`: name, permission, parameters, result. The list AgentMethods
/// at the end is append-only; the relay's dispatch, the API documents' test and the permission table test are
/// made from it.
namespace baton::protocol {

struct Nothing
{};
template <>
struct Wire<Nothing>
{
    static constexpr auto fields = std::make_tuple();
};

struct MemberProfile
{
    MemberId id;
    QString name;
    QString email;
    QString role;
    QStringList permissions;
};
template <>
struct Wire<MemberProfile>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &MemberProfile::id), field("name", &MemberProfile::name),
                        field("email", &MemberProfile::email), field("role", &MemberProfile::role),
                        field("permissions", &MemberProfile::permissions));
};

struct Counts
{
    qint64 waiting = 0;
    qint64 mine = 0;
    qint64 all = 0;

    friend bool operator==(const Counts&, const Counts&) = default;
};
template <>
struct Wire<Counts>
{
    static constexpr auto fields = std::make_tuple(field("waiting", &Counts::waiting),
                                                   field("mine", &Counts::mine), field("all", &Counts::all));
};

/// What a replica starts from: every conversation that has not ended (the newest first, up to the relay's
/// limit), the bots the member belongs to, and the totals. Older and ended ones come by conversations.list.
struct Snapshot
{
    QList<Conversation> conversations;
    QList<BotRef> bots;
    Counts counts;
};
template <>
struct Wire<Snapshot>
{
    static constexpr auto fields =
        std::make_tuple(field("conversations", &Snapshot::conversations), field("bots", &Snapshot::bots),
                        field("counts", &Snapshot::counts));
};

struct HelloParams
{
    std::optional<qint64> since; ///< the last event number the client has applied
};
template <>
struct Wire<HelloParams>
{
    static constexpr auto fields = std::make_tuple(field("since", &HelloParams::since));
};

struct HelloResult
{
    MemberProfile member;
    qint64 seq = 0;       ///< the last event number the answer includes
    bool resumed = false; ///< true: every event after `since` follows; false: start over from `snapshot`
    std::optional<Snapshot> snapshot;
};
template <>
struct Wire<HelloResult>
{
    static constexpr auto fields =
        std::make_tuple(field("member", &HelloResult::member), field("seq", &HelloResult::seq),
                        field("resumed", &HelloResult::resumed), field("snapshot", &HelloResult::snapshot));
};

struct PresenceParams
{
    QString availability;
};
template <>
struct Wire<PresenceParams>
{
    static constexpr auto fields = std::make_tuple(field("availability", &PresenceParams::availability));
};

struct ListParams
{
    QString view; ///< waiting, mine, all
    std::optional<QString> status;
    std::optional<BotId> bot;
    std::optional<QString> channel;
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<QString> query;
    std::optional<qint64> limit; ///< 1..500, default 100
    std::optional<QString> cursor;
};
template <>
struct Wire<ListParams>
{
    static constexpr auto fields = std::make_tuple(
        field("view", &ListParams::view), field("status", &ListParams::status),
        field("bot", &ListParams::bot), field("channel", &ListParams::channel),
        field("from", &ListParams::from), field("to", &ListParams::to), field("query", &ListParams::query),
        field("limit", &ListParams::limit), field("cursor", &ListParams::cursor));
};

struct ListResult
{
    QList<Conversation> items;
    std::optional<QString> next;
    Counts counts;
};
template <>
struct Wire<ListResult>
{
    static constexpr auto fields =
        std::make_tuple(field("items", &ListResult::items), field("next", &ListResult::next),
                        field("counts", &ListResult::counts));
};

struct GetParams
{
    ConversationId id;
    std::optional<qint64> before; ///< messages with n below this
    std::optional<qint64> limit;  ///< 1..500, default 200; the newest, in order
};
template <>
struct Wire<GetParams>
{
    static constexpr auto fields = std::make_tuple(
        field("id", &GetParams::id), field("before", &GetParams::before), field("limit", &GetParams::limit));
};

struct GetResult
{
    Conversation conversation;
    Contact contact;
    QList<Message> messages;
    QList<HistoryEntry> history; ///< what happened between these messages
};
template <>
struct Wire<GetResult>
{
    static constexpr auto fields = std::make_tuple(
        field("conversation", &GetResult::conversation), field("contact", &GetResult::contact),
        field("messages", &GetResult::messages), defaulted("history", &GetResult::history));
};

/// Parameters of claim, release, resolve and handBack.
struct ConversationCommand
{
    ConversationId id;
    CommandId commandId;
};
template <>
struct Wire<ConversationCommand>
{
    static constexpr auto fields = std::make_tuple(field("id", &ConversationCommand::id),
                                                   field("commandId", &ConversationCommand::commandId));
};

struct ConversationResult
{
    Conversation conversation;
};
template <>
struct Wire<ConversationResult>
{
    static constexpr auto fields = std::make_tuple(field("conversation", &ConversationResult::conversation));
};

struct StartParams
{
    BotId bot;
    ContactId contact;
    std::optional<QString> text;
    CommandId commandId;
};
template <>
struct Wire<StartParams>
{
    static constexpr auto fields =
        std::make_tuple(field("bot", &StartParams::bot), field("contact", &StartParams::contact),
                        field("text", &StartParams::text), field("commandId", &StartParams::commandId));
};

struct ReplyParams
{
    ConversationId id;
    CommandId commandId;
    QString text;
};
template <>
struct Wire<ReplyParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &ReplyParams::id), field("commandId", &ReplyParams::commandId),
                        field("text", &ReplyParams::text));
};

struct ReplyResult
{
    Message message;
};
template <>
struct Wire<ReplyResult>
{
    static constexpr auto fields = std::make_tuple(field("message", &ReplyResult::message));
};

struct TypingParams
{
    ConversationId id;
    bool on = false;
};
template <>
struct Wire<TypingParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &TypingParams::id), field("on", &TypingParams::on));
};

struct ReadParams
{
    ConversationId id;
    qint64 upTo = 0; ///< the `n` of the last message seen
};
template <>
struct Wire<ReadParams>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &ReadParams::id), field("upTo", &ReadParams::upTo));
};

namespace method {

struct SessionHello
{
    static constexpr QLatin1String name{"session.hello"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = HelloParams;
    using Answer = HelloResult;
};
struct PresenceSet
{
    static constexpr QLatin1String name{"presence.set"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = PresenceParams;
    using Answer = Nothing;
};
struct List
{
    static constexpr QLatin1String name{"conversations.list"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = ListParams;
    using Answer = ListResult;
};
struct Get
{
    static constexpr QLatin1String name{"conversations.get"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = GetParams;
    using Answer = GetResult;
};
struct Claim
{
    static constexpr QLatin1String name{"conversations.claim"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ConversationCommand;
    using Answer = ConversationResult;
};
struct Release
{
    static constexpr QLatin1String name{"conversations.release"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ConversationCommand;
    using Answer = ConversationResult;
};
struct Resolve
{
    static constexpr QLatin1String name{"conversations.resolve"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ConversationCommand;
    using Answer = ConversationResult;
};
struct HandBack
{
    static constexpr QLatin1String name{"conversations.handBack"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ConversationCommand;
    using Answer = ConversationResult;
};
struct Start
{
    static constexpr QLatin1String name{"conversations.start"};
    static constexpr Permission permission = Permission::Respond;
    using Params = StartParams;
    using Answer = ConversationResult;
};
struct Reply
{
    static constexpr QLatin1String name{"conversations.reply"};
    static constexpr Permission permission = Permission::Respond;
    using Params = ReplyParams;
    using Answer = ReplyResult;
};
struct SetTyping
{
    static constexpr QLatin1String name{"conversations.typing"};
    static constexpr Permission permission = Permission::Respond;
    using Params = TypingParams;
    using Answer = Nothing;
};
struct MarkRead
{
    static constexpr QLatin1String name{"conversations.read"};
    static constexpr Permission permission = Permission::ReadConversations;
    using Params = ReadParams;
    using Answer = Nothing;
};

} // namespace method

using AgentMethods = std::tuple<method::SessionHello, method::PresenceSet, method::List, method::Get,
                                method::Claim, method::Release, method::Resolve, method::HandBack,
                                method::Start, method::Reply, method::SetTyping, method::MarkRead>;

} // namespace baton::protocol
