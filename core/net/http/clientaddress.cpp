// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/http/clientaddress.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace baton::relay {

namespace {

constexpr int addressBits = 128;
constexpr int mappedBits = 96; ///< before an IPv4 address that is mapped into IPv6

QByteArray bytesOf(const QHostAddress& address)
{
    Q_IPV6ADDR bytes = address.toIPv6Address();
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        bytes.c[10] = bytes.c[11] = 0xff; // Qt leaves 0.0.0.0 without.
    return QByteArray(reinterpret_cast<const char*>(bytes.c), sizeof bytes.c);
}

bool sameUpTo(int bits, const QByteArray& a, const QByteArray& b)
{
    const qsizetype whole = bits / 8;
    if (std::memcmp(a.constData(), b.constData(), size_t(whole)) != 0)
        return false;
    const int rest = bits % 8;
    return rest == 0 || (uchar(a.at(whole)) ^ uchar(b.at(whole))) >> (8 - rest) == 0;
}

/// Four decimal numbers and nothing else: Qt takes "127.1" and octal numbers, too.
bool isIpv4(const QByteArray& text)
{
    const QByteArrayList parts = text.split('.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const QByteArray& part) {
               const bool digits =
                   std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
               return digits && !part.isEmpty() && part.size() <= 3 &&
                      (part.size() == 1 || part.at(0) != '0') && part.toInt() <= 255;
           });
}

bool isIpv6(const QByteArray& text)
{
    // Without a scope: it means something on the machine that wrote it only.
    return text.contains(':') && std::all_of(text.begin(), text.end(), [](char c) {
               return c == ':' || c == '.' || std::isxdigit(uchar(c));
           });
}

std::optional<QHostAddress> addressIn(const QByteArray& text)
{
    if (!isIpv4(text) && !isIpv6(text))
        return std::nullopt;
    const QHostAddress address(QString::fromLatin1(text));
    return address.isNull() ? std::nullopt : std::optional(plainAddress(address));
}

bool isPort(const QByteArray& text)
{
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(uchar(c)) || c == '_' || c == '-' || c == '.';
    });
}

/// An address as a proxy writes it: perhaps in brackets, perhaps with a port.
std::optional<QHostAddress> nodeIn(const QByteArray& entry)
{
    if (entry.startsWith('[')) {
        const qsizetype end = entry.indexOf(']');
        const QByteArray rest = end < 0 ? QByteArray() : entry.mid(end + 1);
        const bool whole = end > 0 && (rest.isEmpty() || (rest.startsWith(':') && isPort(rest.mid(1))));
        const QByteArray inside = entry.mid(1, end - 1);
        return whole && isIpv6(inside) ? addressIn(inside) : std::nullopt;
    }
    if (entry.count(':') == 1) {
        const qsizetype colon = entry.indexOf(':');
        return isPort(entry.mid(colon + 1)) && isIpv4(entry.left(colon)) ? addressIn(entry.left(colon))
                                                                         : std::nullopt;
    }
    return addressIn(entry);
}

/// Cuts the last part off @p text, at the last @p separator outside quotes. Read from the right, since what
/// stands further left may be a stranger's, with a quote that never ends.
QByteArray takeLast(QByteArray& text, char separator)
{
    bool quoted = false;
    for (qsizetype at = text.size() - 1; at >= 0; --at) {
        qsizetype slashes = 0;
        while (text.at(at) == '"' && at - slashes > 0 && text.at(at - slashes - 1) == '\\')
            ++slashes;
        if (text.at(at) == '"' && slashes % 2 == 0) {
            quoted = !quoted;
        } else if (text.at(at) == separator && !quoted) {
            const QByteArray last = text.mid(at + 1);
            text.truncate(at);
            return last.trimmed();
        }
    }
    return std::exchange(text, {}).trimmed();
}

/// The `for` of one element of Forwarded (RFC 7239); nothing when there is none, or more than one.
std::optional<QHostAddress> forwardedFor(QByteArray element)
{
    std::optional<QByteArray> node;
    while (!element.isEmpty()) {
        const QByteArray pair = takeLast(element, ';');
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0 || pair.left(equals).trimmed().compare("for", Qt::CaseInsensitive) != 0)
            continue;
        if (node)
            return std::nullopt;
        node = pair.mid(equals + 1).trimmed();
    }
    if (!node)
        return std::nullopt;
    if (node->size() >= 2 && node->startsWith('"') && node->endsWith('"'))
        *node = node->mid(1, node->size() - 2);
    return nodeIn(*node);
}

struct Walk
{
    QHostAddress address;
    bool isClient = false; ///< not a trusted proxy: the walk has come to its end
};

using Read = std::optional<QHostAddress> (*)(QByteArray entry);

Walk walk(QByteArray list, const QHostAddress& peer, const TrustedProxies& proxies, Read read)
{
    Walk walk{peer, false};
    while (!list.isEmpty()) {
        const QByteArray entry = takeLast(list, ',');
        if (entry.isEmpty())
            continue; // An empty element of a list is none.
        const std::optional<QHostAddress> address = read(entry);
        if (!address)
            return walk;
        walk.address = *address;
        if (!proxies.trusts(*address)) {
            walk.isClient = true;
            return walk;
        }
    }
    return walk;
}

bool isOf(const QByteArray& name, QByteArrayView wanted)
{
    return name.compare(wanted, Qt::CaseInsensitive) == 0;
}

bool saysPassedOn(const QByteArray& name)
{
    return isOf(name, "Forwarded") || isOf(name, "Via") || isOf(name, "X-Real-IP") ||
           isOf(name.left(12), "X-Forwarded-") || isOf(name, "X-Client-IP") || isOf(name, "True-Client-IP");
}

} // namespace

QHostAddress plainAddress(const QHostAddress& address)
{
    bool isV4 = false;
    const quint32 number = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(number) : address;
}

QHostAddress subscriberOf(const QHostAddress& address)
{
    const QHostAddress plain = plainAddress(address);
    if (plain.protocol() != QAbstractSocket::IPv6Protocol || plain.isLoopback())
        return plain;
    Q_IPV6ADDR bytes = plain.toIPv6Address();
    std::fill(bytes.c + 8, bytes.c + 16, quint8(0));
    return QHostAddress(bytes);
}

QString neighbourhoodOf(const QHostAddress& address)
{
    constexpr int shared = 48;
    constexpr int sharedV4 = 24;
    const QHostAddress plain = plainAddress(address);
    if (plain.isNull())
        return {};
    const bool isV4 = plain.protocol() == QAbstractSocket::IPv4Protocol;
    QByteArray bytes = bytesOf(plain).left((isV4 ? mappedBits + sharedV4 : shared) / 8);
    return QString::fromLatin1(bytes.toHex());
}

Result<TrustedProxies> TrustedProxies::parse(const QStringList& networks)
{
    TrustedProxies proxies;
    for (const QString& text : networks) {
        const QByteArray latin = text.trimmed().toLatin1();
        const qsizetype slash = latin.indexOf('/');
        const auto address = addressIn(slash < 0 ? latin : latin.left(slash));
        const bool isV4 = address && address->protocol() == QAbstractSocket::IPv4Protocol;
        const bool mapped = isV4 && latin.contains(':');
        const int most = isV4 && !mapped ? addressBits - mappedBits : addressBits;
        bool isNumber = true;
        const int bits = slash < 0 ? most : latin.mid(slash + 1).toInt(&isNumber);
        if (!address || !isNumber || bits < (mapped ? mappedBits : 0) || bits > most) {
            return refuse(Refusal::Kind::Invalid,
                          QStringLiteral("A trusted proxy is an address or a network such as 10.0.0.0/8 or "
                                         "2001:db8::/32; \"%1\" is none.")
                              .arg(text.left(100)));
        }
        proxies.m_networks.append({bytesOf(*address), isV4 && !mapped ? bits + mappedBits : bits});
    }
    return proxies;
}

bool TrustedProxies::trusts(const QHostAddress& address) const
{
    if (m_networks.isEmpty() || address.isNull())
        return false;
    const QByteArray bytes = bytesOf(plainAddress(address));
    return std::any_of(m_networks.begin(), m_networks.end(), [&bytes](const Network& network) {
        return sameUpTo(network.bits, bytes, network.bytes);
    });
}

ClientAddress clientOf(const QHostAddress& peer, const QList<std::pair<QByteArray, QByteArray>>& headers,
                       const TrustedProxies& proxies)
{
    struct List
    {
        const char* name;
        Read read;
        QByteArray entries;
    };
    List lists[] = {{"X-Forwarded-For", [](QByteArray entry) { return nodeIn(entry); }, {}},
                    {"Forwarded", forwardedFor, {}},
                    {"X-Real-IP", [](QByteArray entry) { return nodeIn(entry); }, {}}};
    ClientAddress client{plainAddress(peer), false};
    for (const auto& [name, value] : headers) {
        client.passedOn = client.passedOn || saysPassedOn(name);
        for (List& list : lists)
            if (isOf(name, list.name))
                list.entries += list.entries.isEmpty() ? value : ',' + value;
    }
    if (!client.passedOn || !proxies.trusts(peer))
        return client;
    // A proxy sets one of them, as a rule, and may let a client's own lines of another name through.
    std::optional<QHostAddress> found;
    std::optional<QHostAddress> outermost;
    for (const List& list : lists) {
        if (list.entries.isEmpty())
            continue;
        const Walk end = walk(list.entries, client.address, proxies, list.read);
        if (end.isClient && found && *found != end.address)
            return {QHostAddress(), true};
        if (end.isClient)
            found = end.address;
        else if (!outermost)
            outermost = end.address;
    }
    client.address = found.value_or(outermost.value_or(client.address));
    return client;
}

} // namespace baton::relay
