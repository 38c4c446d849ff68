// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/relayfiles.h"

#include "app/relay/datafolder.h"
#include "core/desk/reading/readingroom.h"
#include "core/relay/customers/visitorsecret.h"
#include "core/relay/directory/directory.h"

namespace baton::app {

namespace {

using namespace baton::relay;
using Kind = FileSender::Kind;

std::optional<FileSender> visitor(const CustomerGateway& customers, const QString& secret, bool isNew)
{
    if (!isVisitorSecret(secret))
        return std::nullopt;
    const auto hash = visitorHashOf(secret);
    // Anybody could make up a secret; who has the page open has got one from us.
    if (isNew && !customers.isHere(hash))
        return std::nullopt;
    return FileSender{Kind::Customer, QString::fromLatin1(hash.toHex())};
}

std::optional<FileSender> senderOf(Directory& directory, const CustomerGateway& customers,
                                   const HttpRequest& head, bool isNew)
{
    if (const auto secret = visitorSecretOf(head); !secret.isEmpty())
        return visitor(customers, QString::fromLatin1(secret), isNew);
    const auto token = head.bearerToken();
    if (token.isEmpty())
        return std::nullopt;
    if (const auto bot = directory.botByKey(token))
        return FileSender{Kind::Bot, bot->id.toString()};
    const auto signedIn = directory.session(token);
    const auto needed = isNew ? Permission::Respond : Permission::ReadConversations;
    if (!signedIn || !signedIn->permissions().testFlag(needed))
        return std::nullopt;
    return FileSender{Kind::Agent, signedIn->member.id.toString()};
}

/// The bots whose conversations they may see; nothing for none at all.
std::optional<BotMembership> botsOf(const Directory& directory, const FileSender& reader)
{
    if (reader.kind == Kind::Bot)
        return BotMembership(QSet<BotId>{BotId(reader.id)});
    const auto roster = directory.roster();
    const auto* const member = roster->member(MemberId(reader.id));
    if (!member || !member->permissions().testFlag(Permission::ReadConversations))
        return std::nullopt;
    return member->bots;
}

void maySee(const RelayParts& parts, const CustomerGateway& customers, const FileSender& reader,
            const ConversationId& conversation, std::function<void(bool)> reply)
{
    if (reader.kind == Kind::Customer)
        return reply(customers.isHere(QByteArray::fromHex(reader.id.toLatin1()), conversation));
    const auto bots = botsOf(parts.directory, reader);
    if (!bots)
        return reply(false);
    protocol::GetParams params;
    params.id = conversation;
    params.limit = 1;
    const quint64 caller = qHash(reader.key()) | 1;
    parts.reading.get({reader.kind == Kind::Agent ? MemberId(reader.id) : MemberId(), *bots, caller},
                      std::move(params),
                      [reply = std::move(reply)](const auto& got) { reply(got.has_value()); });
}

} // namespace

FileStore::Options fileOptions(const ServeOptions& options)
{
    FileStore::Options files;
    files.databasePath = filesPath(options.dataFolder);
    files.folder = filesFolder(options.dataFolder, options.filesFolder);
    if (options.filesQuota > 0)
        files.limits.inAll = options.filesQuota * FileLimits::mebibyte;
    files.checks.pictureProgram = PictureProgram::besideUs();
    files.checks.scanner = options.scanner;
    return files;
}

Fetcher::Rules fetchRules(const ServeOptions& options)
{
    Fetcher::Rules rules;
    rules.alsoAllowed = options.fetchFrom;
    return rules;
}

FileDoor fileDoor(const RelayParts& parts, const CustomerGateway& customers)
{
    return {[&parts, &customers](const HttpRequest& head, bool isNew) {
                return senderOf(parts.directory, customers, head, isNew);
            },
            [&customers](const FileSender& sender, const QHostAddress& from, auto reply) {
                if (sender.kind != Kind::Customer)
                    return reply(Result<void>());
                customers.mayBring(QByteArray::fromHex(sender.id.toLatin1()), from, std::move(reply));
            },
            [&parts, &customers](const FileSender& reader, const ConversationId& conversation,
                                 std::function<void(bool)> reply) {
                maySee(parts, customers, reader, conversation, std::move(reply));
            }};
}

} // namespace baton::app
