// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/samplebot/faqbot.h"

#include <QDateTime>
#include <QRegularExpression>
#include <cmath>

namespace samplebot {

namespace {

constexpr qsizetype remembered = 10'000;
constexpr double sure = 0.55;
constexpr double unsure = 0.3;
const QLatin1String personButton("person");

bool isGreeting(const QString& text)
{
    static const QRegularExpression greeting(
        QStringLiteral("^\\W*(hi|hello|hey|good (morning|afternoon|evening))( there)?\\W*$"),
        QRegularExpression::CaseInsensitiveOption);
    return greeting.match(text).hasMatch();
}

bool isThanks(const QString& text)
{
    return text.size() < 40 && text.contains(QLatin1String("thank"), Qt::CaseInsensitive);
}

/// Only what is plain: the relay itself listens for the rest.
bool asksForPerson(const QString& text)
{
    static const QRegularExpression person(
        QStringLiteral("\\b(human|real person|live (agent|person)|(talk|speak|chat) (to|with) (a|an|some) ?"
                       "(person|agent|one|body|representative))\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return person.match(text).hasMatch();
}

QString authorOf(const QJsonObject& message, const char* field)
{
    return message.value(QLatin1String("author")).toObject().value(QLatin1String(field)).toString();
}

} // namespace

FaqBot::FaqBot(const Knowledge& knowledge, QObject* parent) : QObject(parent), m_knowledge(knowledge) {}

bool FaqBot::isNew(const QString& id)
{
    if (id.isEmpty() || m_seen.contains(id))
        return false;
    m_seen.insert(id);
    m_seenOrder.append(id);
    if (m_seenOrder.size() > remembered)
        m_seen.remove(m_seenOrder.takeFirst());
    return true;
}

void FaqBot::take(const QJsonObject& event)
{
    const auto id = event.value(QLatin1String("id")).toString();
    const auto type = event.value(QLatin1String("type")).toString();
    const auto data = event.value(QLatin1String("data")).toObject();
    const auto subject = data.value(QLatin1String("subject")).toString();
    if (subject.isEmpty() || !isNew(id))
        return;
    static const QSet<QString> person{QStringLiteral("conversation.escalated"),
                                      QStringLiteral("conversation.claimed"),
                                      QStringLiteral("conversation.released")};
    if (person.contains(type)) {
        m_withPerson.insert(subject);
    } else if (type == QLatin1String("conversation.resolved")) {
        m_withPerson.remove(subject);
    } else if (type == QLatin1String("conversation.reopened") && data.contains(QLatin1String("agent"))) {
        m_withPerson.insert(subject);
    } else if (type == QLatin1String("conversation.handed_back")) {
        m_withPerson.remove(subject);
        // A long transcript comes in parts; the last one gives the conversation back.
        if (!data.value(QLatin1String("more")).toBool())
            say(id, subject, greetAgain(data.value(QLatin1String("transcript")).toArray()));
    } else if (type == QLatin1String("message.added") && !m_withPerson.contains(subject)) {
        const auto message = data.value(QLatin1String("message")).toObject();
        const auto button = data.value(QLatin1String("button")).toObject();
        if (!button.isEmpty())
            decided(id, subject, button.value(QLatin1String("id")).toString());
        else if (authorOf(message, "kind") == QLatin1String("customer"))
            say(id, subject, answerTo(message));
    }
}

FaqBot::Reply FaqBot::answerTo(const QJsonObject& message) const
{
    const auto question = message.value(QLatin1String("text")).toString();
    const bool hasFiles = !message.value(QLatin1String("attachments")).toArray().isEmpty();
    if (question.trimmed().isEmpty() && hasFiles) {
        return {
            QStringLiteral("Thank you, your file is here. I cannot look into files myself: tell me in words "
                           "what it is about, or press **Talk to a person**."),
            1.0};
    }
    return answerTo(question);
}

FaqBot::Reply FaqBot::answerTo(const QString& question) const
{
    if (isGreeting(question)) {
        return {
            QStringLiteral("Hello! Ask me about shipping, returns, payment, your account or the warranty."),
            1.0};
    }
    if (isThanks(question))
        return {QStringLiteral("You are welcome!"), 1.0};
    if (asksForPerson(question)) {
        return {QStringLiteral("Of course. Press **Talk to a person**, and someone will be with you here."),
                0.0};
    }
    const auto answer = m_knowledge.find(question);
    if (!answer || answer->confidence < unsure) {
        return {QStringLiteral("I am sorry, I do not know that. Would you like to talk to a person?"),
                answer ? answer->confidence : 0.0, true};
    }
    if (answer->confidence < sure) {
        const auto title =
            answer->title.isEmpty() ? QString() : QStringLiteral("**%1**\n\n").arg(answer->title);
        return {QStringLiteral("I am not sure I understood. Perhaps this helps:\n\n%1%2\n\nIf it does not, "
                               "you can talk to a person.")
                    .arg(title, answer->text),
                answer->confidence, true};
    }
    return {answer->text, answer->confidence};
}

/// Picks up where the agent left: with an answer, when the last word was a question the bot knows.
FaqBot::Reply FaqBot::greetAgain(const QJsonArray& transcript) const
{
    const auto last = transcript.last().toObject();
    if (authorOf(last, "kind") == QLatin1String("customer")) {
        const auto answer = m_knowledge.find(last.value(QLatin1String("text")).toString());
        if (answer && answer->confidence >= sure)
            return {QStringLiteral("I am back.\n\n%1").arg(answer->text), answer->confidence};
    }
    for (qsizetype i = transcript.size() - 1; i >= 0; --i) {
        const auto message = transcript.at(i).toObject();
        if (authorOf(message, "kind") == QLatin1String("agent")) {
            return {QStringLiteral("I am back, and I have read what you and %1 wrote. What else can I do for "
                                   "you?")
                        .arg(authorOf(message, "name")),
                    1.0};
        }
    }
    return {QStringLiteral("I am back. What else can I do for you?"), 1.0};
}

/// What the customer pressed under an offer of a person.
void FaqBot::decided(const QString& event, const QString& subject, const QString& button)
{
    if (button == personButton) {
        // The relay says by itself that somebody is coming.
        tell(QStringLiteral("baton.escalation.requested"), QStringLiteral("ask-") + event, subject,
             {{QStringLiteral("reason"), QStringLiteral("user requested human")}});
    } else {
        say(event, subject, {QStringLiteral("All right. Ask me anything else."), 1.0});
    }
}

void FaqBot::say(const QString& event, const QString& subject, const Reply& reply)
{
    QJsonObject data{{QStringLiteral("text"), reply.text},
                     {QStringLiteral("confidence"), std::round(reply.confidence * 100) / 100}};
    if (reply.offersPerson) {
        const auto button = [](const QString& id, const QString& text) {
            return QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("text"), text}};
        };
        data.insert(QStringLiteral("buttons"),
                    QJsonArray{button(personButton, QStringLiteral("Yes, a person")),
                               button(QStringLiteral("no"), QStringLiteral("No, thanks"))});
    }
    tell(QStringLiteral("baton.message.bot"), QStringLiteral("re-") + event, subject, data);
}

void FaqBot::tell(const QString& type, const QString& id, const QString& subject, const QJsonObject& data)
{
    Q_EMIT publish({{QStringLiteral("specversion"), QStringLiteral("1.0")},
                    {QStringLiteral("id"), id},
                    {QStringLiteral("source"), QStringLiteral("/baton-samplebot")},
                    {QStringLiteral("type"), type},
                    {QStringLiteral("subject"), subject},
                    {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                    {QStringLiteral("datacontenttype"), QStringLiteral("application/json")},
                    {QStringLiteral("data"), data}});
}

} // namespace samplebot
