// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/customers/page.h"

#include <QJsonDocument>
#include <QTest>

namespace baton::tests {

Page::Page(const QUrl& url, QJsonObject auth) : m_ear(url), m_auth(std::move(auth))
{
    QObject::connect(&m_ear.socket, &QWebSocket::textMessageReceived, &m_ear.socket,
                     [this](const QString& text) {
                         if (text == QLatin1String("2")) {
                             m_ear.socket.sendTextMessage(QStringLiteral("3"));
                         } else if (!m_asked) {
                             m_asked = true;
                             m_ear.socket.sendTextMessage(
                                 QStringLiteral("40/customer,") +
                                 QString::fromUtf8(QJsonDocument(m_auth).toJson(QJsonDocument::Compact)));
                         }
                     });
}

int Page::emitEvent(const QString& name, const QJsonObject& payload)
{
    const int number = m_next++;
    const auto body = QJsonDocument(QJsonArray{name, payload}).toJson(QJsonDocument::Compact);
    m_ear.socket.sendTextMessage(QStringLiteral("42/customer,%1").arg(number) + QString::fromUtf8(body));
    return number;
}

int Page::write(const QString& id, const QString& text)
{
    return emitEvent(QStringLiteral("message"), {{QStringLiteral("id"), id}, {QStringLiteral("text"), text}});
}

bool Page::isHeard()
{
    const int number = emitEvent(QStringLiteral("typing"), {{QStringLiteral("on"), true}});
    return QTest::qWaitFor([&] { return answer(number).has_value(); });
}

QStringList Page::packets(const QString& prefix) const
{
    QStringList bodies;
    for (const auto& text : m_ear.texts)
        if (text.startsWith(prefix))
            bodies.append(text.mid(prefix.size()));
    return bodies;
}

QList<QJsonObject> Page::received(const QString& name) const
{
    QList<QJsonObject> payloads;
    const auto bodies = packets(QStringLiteral("42/customer,"));
    for (const auto& body : bodies) {
        const auto array = QJsonDocument::fromJson(body.toUtf8()).array();
        if (array.at(0).toString() == name)
            payloads.append(array.at(1).toObject());
    }
    return payloads;
}

QStringList Page::order() const
{
    QStringList names;
    const auto bodies = packets(QStringLiteral("42/customer,"));
    for (const auto& body : bodies) {
        const auto array = QJsonDocument::fromJson(body.toUtf8()).array();
        const auto name = array.at(0).toString();
        const auto payload = array.at(1).toObject();
        if (name == QLatin1String("message"))
            names.append(payload.value(QLatin1String("text")).toString());
        else if (name == QLatin1String("state"))
            names.append(u'=' + payload.value(QLatin1String("state")).toString());
        else if (name == QLatin1String("notice"))
            names.append(u'!' + payload.value(QLatin1String("kind")).toString());
    }
    return names;
}

std::optional<QJsonObject> Page::answer(int number) const
{
    const auto bodies = packets(QStringLiteral("43/customer,%1[").arg(number));
    if (bodies.isEmpty())
        return std::nullopt;
    return QJsonDocument::fromJson("[" + bodies.first().toUtf8()).array().at(0).toObject();
}

std::optional<QJsonObject> Page::connectError() const
{
    const auto bodies = packets(QStringLiteral("44/customer,"));
    if (bodies.isEmpty())
        return std::nullopt;
    return QJsonDocument::fromJson(bodies.first().toUtf8()).object();
}

QStringList Page::noticesAtFirst() const
{
    QStringList kinds;
    const auto notices = session().value(QLatin1String("notices")).toArray();
    for (const auto& notice : notices)
        kinds.append(notice.toObject().value(QLatin1String("kind")).toString());
    return kinds;
}

QString Page::refusalOf(int number) const
{
    const auto error = answer(number).value_or(QJsonObject()).value(QLatin1String("error")).toObject();
    return error.value(QLatin1String("kind")).toString();
}

QString Page::refusal() const
{
    const auto data = connectError().value_or(QJsonObject()).value(QLatin1String("data")).toObject();
    return data.value(QLatin1String("kind")).toString();
}

} // namespace baton::tests
