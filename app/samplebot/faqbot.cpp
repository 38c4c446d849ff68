#include "app/samplebot/faqbot.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUuid>
#include <cmath>

namespace samplebot {

namespace {

constexpr int remembered = 10'000;
constexpr double sure = 0.55;
constexpr double unsure = 0.3;

bool isGreeting(const QString& text)
{
    static const QStringList greetings{QStringLiteral("hi"),           QStringLiteral("hello"),
                                       QStringLiteral("hey"),          QStringLiteral("good morning"),
                                       QStringLiteral("good evening"), QStringLiteral("hello there")};
    QString plain;
    for (const QChar c : text.toLower())
        plain += c.isLetter() ? c : QChar(u' ');
    return greetings.contains(plain.simplified());
}

bool isThanks(const QString& text)
{
    return text.size() < 40 && text.contains(QLatin1String("thank"), Qt::CaseInsensitive);
}

} // namespace

FaqBot::FaqBot(const Knowledge& knowledge, QObject* parent) : QObject(parent), m_knowledge(knowledge) {}

void FaqBot::take(const QJsonObject& event)
{
    const auto id = event.value(QLatin1String("id")).toString();
    if (m_seen.contains(id))
        return;
    if (!id.isEmpty()) {
        m_seen.insert(id);
        m_seenOrder.append(id);
        if (m_seenOrder.size() > remembered)
            m_seen.remove(m_seenOrder.takeFirst());
    }
    const auto type = event.value(QLatin1String("type")).toString();
    const auto data = event.value(QLatin1String("data")).toObject();
    const auto subject = data.value(QLatin1String("subject")).toString();
    if (subject.isEmpty())
        return;
    if (type == QLatin1String("conversation.claimed") || type == QLatin1String("conversation.released")) {
        m_withPerson.insert(subject);
    } else if (type == QLatin1String("conversation.resolved")) {
        m_withPerson.remove(subject);
    } else if (type == QLatin1String("conversation.handed_back")) {
        m_withPerson.remove(subject);
        const auto turns = data.value(QLatin1String("transcript")).toArray().size();
        say(subject,
            turns > 0
                ? QStringLiteral("I am back, and I have read what you two said. What else can I do for you?")
                : QStringLiteral("I am back. What else can I do for you?"),
            1.0);
    } else if (type == QLatin1String("message.added")) {
        const auto message = data.value(QLatin1String("message")).toObject();
        const auto author =
            message.value(QLatin1String("author")).toObject().value(QLatin1String("kind")).toString();
        if (author == QLatin1String("customer") && !m_withPerson.contains(subject))
            customerSaid(subject, message.value(QLatin1String("text")).toString());
    }
}

void FaqBot::customerSaid(const QString& subject, const QString& text)
{
    if (isGreeting(text))
        return say(
            subject,
            QStringLiteral("Hello! Ask me about shipping, returns, payment, your account or the warranty."),
            1.0);
    if (isThanks(text))
        return say(subject, QStringLiteral("You are welcome!"), 1.0);
    const auto answer = m_knowledge.find(text);
    if (!answer || answer->confidence < unsure) {
        return say(
            subject,
            QStringLiteral(
                "I am sorry, I do not know that. Would you like to talk to a person? Use the button above."),
            answer ? answer->confidence : 0.0);
    }
    if (answer->confidence < sure) {
        return say(subject,
                   QStringLiteral("I am not sure I understood. Perhaps this helps:\n\n**%1**\n\n%2\n\nIf it "
                                  "does not, you can talk to a person.")
                       .arg(answer->title, answer->text),
                   answer->confidence);
    }
    say(subject, answer->text, answer->confidence);
}

void FaqBot::say(const QString& subject, const QString& text, double confidence)
{
    send(
        QStringLiteral("baton.message.bot"), subject,
        {{QStringLiteral("text"), text}, {QStringLiteral("confidence"), std::round(confidence * 100) / 100}});
}

void FaqBot::send(const QString& type, const QString& subject, const QJsonObject& data)
{
    Q_EMIT publish({{QStringLiteral("specversion"), QStringLiteral("1.0")},
                    {QStringLiteral("id"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
                    {QStringLiteral("source"), QStringLiteral("/baton-samplebot")},
                    {QStringLiteral("type"), type},
                    {QStringLiteral("subject"), subject},
                    {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                    {QStringLiteral("datacontenttype"), QStringLiteral("application/json")},
                    {QStringLiteral("data"), data}});
}

} // namespace samplebot
