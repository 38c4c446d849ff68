// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/websocket/handshake.h"

#include <QCryptographicHash>

namespace baton::relay {

namespace {

/// All values of a header that may be repeated, split at commas.
QByteArrayList listOf(const HttpRequest& request, QByteArrayView name)
{
    QByteArrayList list;
    for (const auto& [key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        const QByteArrayList parts = value.split(',');
        for (const QByteArray& part : parts) {
            const QByteArray trimmed = part.trimmed();
            if (!trimmed.isEmpty())
                list.append(trimmed);
        }
    }
    return list;
}

bool lists(const HttpRequest& request, QByteArrayView header, QByteArrayView token)
{
    const QByteArrayList list = listOf(request, header);
    return std::any_of(list.begin(), list.end(), [token](const QByteArray& entry) {
        return entry.compare(token, Qt::CaseInsensitive) == 0;
    });
}

HttpResponse bad(const QString& detail)
{
    return HttpResponse::problem(400, QStringLiteral("Not a WebSocket handshake"), detail);
}

QByteArray chosenSubprotocol(const HttpRequest& request, const QStringList& subprotocols)
{
    const QByteArrayList offered = listOf(request, "Sec-WebSocket-Protocol");
    for (const QByteArray& offer : offered)
        if (subprotocols.contains(QString::fromLatin1(offer)))
            return offer;
    return {};
}

} // namespace

bool asksForWebSocket(const HttpRequest& request) { return lists(request, "Upgrade", "websocket"); }

HttpResponse upgradeRequired()
{
    HttpResponse response = HttpResponse::problem(
        426, QStringLiteral("Upgrade required"),
        QStringLiteral("Only WebSocket (version 13) is spoken here; connect with ws:// or wss://."));
    response.headers.append({{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}});
    return response;
}

std::optional<HttpResponse> objectionTo(const HttpRequest& request, const QStringList& subprotocols)
{
    if (request.method != "GET")
        return bad(QStringLiteral("A WebSocket handshake is a GET request."));
    if (!lists(request, "Connection", "upgrade")) {
        return bad(QStringLiteral(
            "The header `Connection: Upgrade` is missing; a proxy in between may have dropped it."));
    }
    if (request.header("Sec-WebSocket-Version") != "13")
        return upgradeRequired();
    const auto key =
        QByteArray::fromBase64Encoding(request.header("Sec-WebSocket-Key"),
                                       QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!key || key.decoded.size() != 16)
        return bad(QStringLiteral("Sec-WebSocket-Key must be 16 bytes in base64."));
    const QByteArrayList offered = listOf(request, "Sec-WebSocket-Protocol");
    if (!subprotocols.isEmpty() && !offered.isEmpty() && chosenSubprotocol(request, subprotocols).isEmpty()) {
        return bad(QStringLiteral("The subprotocols spoken here are: %1.")
                       .arg(subprotocols.join(QStringLiteral(", "))));
    }
    return std::nullopt;
}

HttpResponse acceptance(const HttpRequest& request, const QStringList& subprotocols)
{
    const QByteArray proof =
        QCryptographicHash::hash(request.header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                 QCryptographicHash::Sha1);
    HttpResponse response = HttpResponse::empty(101);
    response.headers = {
        {"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Accept", proof.toBase64()}};
    const QByteArray subprotocol = chosenSubprotocol(request, subprotocols);
    if (!subprotocol.isEmpty())
        response.headers.emplaceBack("Sec-WebSocket-Protocol", subprotocol);
    return response;
}

} // namespace baton::relay
