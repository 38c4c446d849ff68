// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/administration.h"

#include "core/domain/chatform.h"
#include "core/domain/escalation/triggers.h"
#include "core/domain/tagnames.h"
#include "core/domain/text.h"
#include "core/relay/directory/devices.h"
#include "core/relay/directory/rows.h"
#include "core/relay/directory/secrets.h"
#include "core/relay/directory/sessionrows.h"
#include "core/relay/directory/webhookaddress.h"

#include <algorithm>

namespace baton::relay {

namespace {

using Kind = Refusal::Kind;

constexpr qsizetype maxName = 200;
constexpr qsizetype maxSetting = 2000;
constexpr qint64 largestCapacity = 1000;
constexpr int longestGrace = 24 * 3600; ///< seconds an agent may be gone

Refused invalid(const QString& detail) { return refuse(Kind::Invalid, detail); }

bool isEmail(const QString& text)
{
    constexpr qsizetype longestName = 64;
    constexpr qsizetype longestHost = 255;
    const auto name = text.indexOf(u'@');
    const auto host = text.size() - name - 1;
    return name > 0 && name <= longestName && host > 0 && host <= longestHost && text.count(u'@') == 1 &&
           std::none_of(text.begin(), text.end(), [](QChar one) { return one.isSpace(); });
}

Result<QString> acceptableEmail(const QString& email)
{
    const auto plain = accountOf(email);
    if (!isEmail(plain))
        return invalid(QStringLiteral("\"%1\" is no e-mail address.").arg(beginningOf(email, 100)));
    return plain;
}

Result<void> acceptableName(const QString& name)
{
    if (isBlank(name) || name.size() > maxName)
        return invalid(QStringLiteral("A name must have 1 to %1 characters.").arg(maxName));
    return {};
}

Result<void> acceptableBotId(const QString& id)
{
    constexpr qsizetype longest = 64;
    const auto isPlain = [](QChar one) {
        return (one >= u'a' && one <= u'z') || (one >= u'0' && one <= u'9');
    };
    const bool isGood = !id.isEmpty() && id.size() <= longest && isPlain(id[0]) &&
                        std::all_of(id.begin(), id.end(),
                                    [&](QChar one) { return isPlain(one) || one == u'-' || one == u'_'; });
    if (!isGood)
        return invalid(QStringLiteral("A bot's id has 1 to 64 of a-z, 0-9, '-' and '_', such as shop."));
    return {};
}

Result<void> acceptableWebhook(const QString& url)
{
    const auto address = webhookAddress(url);
    return url.isEmpty() || address ? Result<void>() : Refused(address.error());
}

BotMembership membership(const QStringList& bots)
{
    if (bots.isEmpty())
        return std::nullopt;
    QSet<BotId> ids;
    for (const auto& bot : bots)
        ids.insert(BotId(bot));
    return ids;
}

Result<void> setOne(Bot& bot, const QString& key, const QString& value)
{
    if (value.size() > maxSetting)
        return invalid(QStringLiteral("%1 is longer than %2 characters.").arg(key).arg(maxSetting));
    if (key == QLatin1String("name")) {
        bot.name = value;
        return acceptableName(value);
    }
    if (key == QLatin1String("webhook")) {
        bot.webhookUrl = value;
        return acceptableWebhook(value);
    }
    if (!Administration::settingKeys().contains(key)) {
        return invalid(
            QStringLiteral("There is no setting \"%1\". There are: name, webhook, %2.")
                .arg(beginningOf(key, 100), Administration::settingKeys().join(QLatin1String(", "))));
    }
    if (value.isEmpty()) {
        bot.settings.remove(key);
        return {};
    }
    bot.settings.insert(key, value);
    if (key == QLatin1String("grace_seconds")) {
        bool isNumber = false;
        const int seconds = value.toInt(&isNumber);
        if (!isNumber || seconds < 0 || seconds > longestGrace)
            return invalid(QStringLiteral("grace_seconds is a number of seconds up to %1; 0 is never.")
                               .arg(longestGrace));
    }
    if (key == tagging::setting && !tagging::isSetting(value))
        return invalid(QStringLiteral("%1 is orders, accounts, both with a comma between, or off.").arg(key));
    if (key == QLatin1String("form_fields"))
        return readForm(value).map([](const QList<FormField>&) {});
    return escalation::checkTriggerSetting(key, value);
}

} // namespace

QStringList Administration::settingKeys()
{
    return QStringList{QStringLiteral("welcome_message"),
                       QStringLiteral("waiting_message"),
                       QStringLiteral("transferred_message"),
                       QStringLiteral("resolved_message"),
                       QStringLiteral("handed_back_message"),
                       QStringLiteral("agent_gone_message"),
                       QStringLiteral("nobody_available_message"),
                       QStringLiteral("grace_seconds"),
                       tagging::setting,
                       QStringLiteral("form_fields")} +
           escalation::triggerSettings();
}

Result<void> Administration::write(const char* action, const QString& detail,
                                   const std::function<Result<void>()>& work)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(m_database));
    // First, since what is done in another file stays done.
    BATON_TRY(rows::audit(m_database, m_who, QString::fromLatin1(action), detail));
    BATON_TRY(work());
    return transaction->commit();
}

Result<Member> Administration::addMember(const NewMember& given)
{
    BATON_TRY_INTO(const auto email, acceptableEmail(given.email));
    BATON_TRY(acceptableName(given.name));
    BATON_TRY(passwords::acceptable(given.password));
    BATON_TRY_INTO(auto hash, passwords::hash(given.password));
    Member member{MemberId(createId(QLatin1Char('m'))),
                  email,
                  given.name.trimmed(),
                  given.role,
                  {},
                  {},
                  std::move(hash),
                  false,
                  Instant::now()};
    member.bots = membership(given.bots);
    const auto add = [&]() -> Result<void> {
        BATON_TRY_INTO(const auto there, rows::memberByEmail(m_database, email));
        if (there)
            return refuse(Kind::Conflict, QStringLiteral("There is a member %1 already.").arg(email));
        BATON_TRY(knowAll(given.bots));
        return rows::insert(m_database, member);
    };
    BATON_TRY(write("member.add", email, add));
    return member;
}

Result<void> Administration::knowAll(const QStringList& bots)
{
    for (const auto& bot : bots)
        BATON_TRY(botOrRefusal(bot));
    return {};
}

Result<QList<Member>> Administration::members() { return rows::members(m_database); }

template <typename Change>
Result<Member> Administration::changeMember(const QString& email, const char* action, Change change)
{
    Member changed;
    const auto apply = [&]() -> Result<void> {
        BATON_TRY_INTO(auto member, rows::memberByEmail(m_database, email));
        if (!member)
            return refuse(Kind::NotFound,
                          QStringLiteral("There is no member %1.").arg(beginningOf(email, 100)));
        changed = *member;
        // The sessions themselves are the directory's, which goes by this number.
        if (change(changed))
            ++changed.signOuts;
        return rows::update(m_database, changed);
    };
    BATON_TRY(write(action, accountOf(email), apply));
    return changed;
}

Result<Member> Administration::disable(const QString& email)
{
    return changeMember(email, "member.disable", [](Member& member) {
        member.disabled = true;
        return true;
    });
}

Result<Member> Administration::enable(const QString& email)
{
    return changeMember(email, "member.enable", [](Member& member) {
        member.disabled = false;
        return false;
    });
}

Result<Member> Administration::setRole(const QString& email, Role role)
{
    return changeMember(email, "member.set-role", [role](Member& member) {
        member.role = role;
        return false;
    });
}

Result<Member> Administration::withhold(const QString& email, Permissions without, Permissions with)
{
    return changeMember(email, "member.set", [=](Member& member) {
        member.withheld = (member.withheld | without) & ~with;
        return false;
    });
}

Result<Member> Administration::setCapacity(const QString& email, qint64 capacity)
{
    if (capacity < 0 || capacity > largestCapacity)
        return invalid(QStringLiteral("A member holds from 1 to %1 conversations at once, or any number: 0.")
                           .arg(largestCapacity));
    return changeMember(email, "member.set-capacity", [=](Member& member) {
        member.capacity = capacity;
        return false;
    });
}

Result<Member> Administration::setBots(const QString& email, const QStringList& bots)
{
    // What is not there has no members: looked at first, since the change itself cannot refuse.
    BATON_TRY(knowAll(bots));
    return changeMember(email, "member.set-bots", [&](Member& member) {
        member.bots = membership(bots);
        return false;
    });
}

Result<Member> Administration::resetPassword(const QString& email, const QString& password)
{
    BATON_TRY(passwords::acceptable(password));
    BATON_TRY_INTO(auto hash, passwords::hash(password));
    return changeMember(email, "member.reset-password", [&](Member& member) {
        member.passwordHash = hash;
        return true;
    });
}

Result<void> Administration::revoke(storage::Database& sessionFile, const protocol::Device& device)
{
    return write("device.revoke", inWords(device),
                 [&] { return rows::removeDevice(sessionFile, device.id); });
}

Result<void> Administration::unblock(const QString& bot, const QString& contact)
{
    return write("visitor.unblock", bot + u' ' + contact, [&]() -> Result<void> {
        BATON_TRY_INTO(
            const auto gone,
            m_database.run(QStringLiteral("DELETE FROM blocks WHERE bot = ? AND contact = ?"), bot, contact));
        if (gone.changedRows() > 0)
            return {};
        return refuse(Kind::NotFound,
                      QStringLiteral("Nobody \"%1\" of \"%2\" is blocked; 'visitor list' names who is.")
                          .arg(beginningOf(contact, 100), beginningOf(bot, 100)));
    });
}

Result<Bot> Administration::botOrRefusal(const QString& id)
{
    BATON_TRY_INTO(auto found, rows::bot(m_database, BotId(id)));
    if (!found)
        return refuse(Kind::NotFound, QStringLiteral("There is no bot \"%1\".").arg(beginningOf(id, 100)));
    return *found;
}

Result<Administration::NewBot> Administration::addBot(const QString& id, const QString& name,
                                                      const QString& webhookUrl)
{
    BATON_TRY(acceptableBotId(id));
    BATON_TRY(acceptableName(name));
    BATON_TRY(acceptableWebhook(webhookUrl));
    NewBot made{{}, secrets::createBotKey(), secrets::createWebhookSecret()};
    made.bot.id = BotId(id);
    made.bot.name = name.trimmed();
    made.bot.keyHash = secrets::hashOf(made.key.toLatin1());
    made.bot.webhookUrl = webhookUrl;
    made.bot.webhookSecret = made.secret;
    made.bot.createdAt = Instant::now();
    const auto add = [&]() -> Result<void> {
        BATON_TRY_INTO(const auto there, rows::bot(m_database, made.bot.id));
        if (there)
            return refuse(Kind::Conflict, QStringLiteral("There is a bot \"%1\" already.").arg(id));
        return rows::insert(m_database, made.bot);
    };
    BATON_TRY(write("bot.add", id, add));
    return made;
}

Result<QList<Bot>> Administration::bots() { return rows::bots(m_database); }

Result<Administration::NewBot> Administration::rotateKey(const QString& id)
{
    NewBot made{{}, secrets::createBotKey(), {}};
    const auto renew = [&]() -> Result<void> {
        BATON_TRY_INTO(made.bot, botOrRefusal(id));
        made.secret = made.bot.webhookSecret;
        made.bot.keyHash = secrets::hashOf(made.key.toLatin1());
        return rows::update(m_database, made.bot);
    };
    BATON_TRY(write("bot.rotate-key", id, renew));
    return made;
}

Result<Bot> Administration::setBot(const QString& id, const QMap<QString, QString>& values)
{
    Bot changed;
    const auto set = [&]() -> Result<void> {
        BATON_TRY_INTO(changed, botOrRefusal(id));
        for (auto it = values.begin(); it != values.end(); ++it)
            BATON_TRY(setOne(changed, it.key(), it.value()));
        return rows::update(m_database, changed);
    };
    const auto names = QStringList(values.keyBegin(), values.keyEnd()).join(u',');
    BATON_TRY(write("bot.set", id + u' ' + names, set));
    return changed;
}

} // namespace baton::relay
