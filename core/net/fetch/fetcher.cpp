// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/fetch/fetcher.h"

#include "core/net/fetch/fetchedanswer.h"

#include <QDeadlineTimer>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslSocket>
#include <algorithm>

namespace baton::relay {

namespace {

constexpr qint64 readAhead = 64 * 1024;
constexpr quint16 usualPort = 443;

Refused unusable(const QString& detail) { return refuse(Refusal::Kind::Unavailable, detail); }
Refused notAllowed(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }

bool isLine(const QByteArray& text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return uchar(c) < 0x20 || c == 0x7f; });
}

Result<void> checkUrl(const QUrl& url)
{
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty())
        return notAllowed(QStringLiteral("The address must begin with https:// and name a host."));
    if (!url.userInfo().isEmpty())
        return notAllowed(QStringLiteral("The address must not hold a user name or a password."));
    return {};
}

QByteArray requestFor(const Fetch& fetch, const QUrl& url)
{
    auto target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    if (!target.startsWith('/'))
        target.prepend('/');
    auto host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (url.port(usualPort) != usualPort)
        host += ':' + QByteArray::number(url.port());
    QByteArray request = "GET " + target + " HTTP/1.1\r\nHost: " + host +
                         "\r\nUser-Agent: baton-relay\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
                         "Connection: close\r\n";
    for (const auto& [name, value] : fetch.keys)
        request += name + ": " + value + "\r\n";
    return request + "\r\n";
}

int left(const QDeadlineTimer& deadline) { return int(std::max<qint64>(0, deadline.remainingTime())); }

/// One request and its answer.
Result<void> converse(QSslSocket& socket, const QByteArray& request, const QDeadlineTimer& deadline,
                      FetchedAnswer& answer)
{
    socket.write(request);
    QByteArray input;
    while (!answer.isWhole()) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(left(deadline))) {
            if (deadline.hasExpired())
                return unusable(QStringLiteral("That server is too slow."));
            return answer.end();
        }
        input += socket.read(readAhead);
        BATON_TRY(answer.read(input));
        if (deadline.hasExpired())
            return unusable(QStringLiteral("That server is too slow."));
    }
    return {};
}

} // namespace

Result<QHostAddress> Fetcher::chosenOf(const QString& host, const QList<QHostAddress>& addresses) const
{
    if (addresses.isEmpty())
        return unusable(QStringLiteral("There is no host \"%1\".").arg(host));
    // Each: whoever says one public and one private address wants the other to be taken.
    for (const auto& address : addresses) {
        if (!isPublicAddress(address) && !m_rules.alsoAllowed.holds(address)) {
            return notAllowed(
                QStringLiteral("\"%1\" is at %2, which is not on the internet. An administrator "
                               "can allow its network with --fetch-from.")
                    .arg(host, address.toString()));
        }
    }
    return addresses.first();
}

Result<Fetched> Fetcher::fetch(const Fetch& fetch) const
{
    const QDeadlineTimer deadline(fetch.time);
    for (const auto& [name, value] : fetch.keys)
        if (!isLine(name) || !isLine(value))
            return notAllowed(QStringLiteral("A key must be one line."));
    QUrl url = fetch.url;
    for (int hop = 0; hop <= m_rules.redirects; ++hop) {
        BATON_TRY(checkUrl(url));
        const auto host = url.host(QUrl::FullyEncoded);
        BATON_TRY_INTO(const auto address, chosenOf(host, QHostInfo::fromName(host).addresses()));
        QSslSocket socket;
        socket.setSslConfiguration(m_rules.tls);
        socket.setReadBufferSize(readAhead);
        socket.setProxy(QNetworkProxy::NoProxy);
        // To that address, though the certificate must be the host's.
        socket.connectToHostEncrypted(address.toString(), quint16(url.port(usualPort)), host);
        if (!socket.waitForEncrypted(left(deadline)))
            return unusable(QStringLiteral("\"%1\" cannot be reached: %2").arg(host, socket.errorString()));
        FetchedAnswer answer(fetch.mostBytes, fetch.take);
        BATON_TRY(converse(socket, requestFor(fetch, url), deadline, answer));
        if (answer.location().isEmpty())
            return answer.fetched();
        if (!fetch.keys.isEmpty())
            return notAllowed(QStringLiteral("\"%1\" redirects, and the key is for it alone.").arg(host));
        url = url.resolved(QUrl::fromEncoded(answer.location(), QUrl::StrictMode));
    }
    return unusable(QStringLiteral("That address redirects again and again."));
}

} // namespace baton::relay
