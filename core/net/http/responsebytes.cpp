// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/http/responsebytes.h"

#include "core/net/loop/log.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <array>

namespace baton::relay {

namespace {

QByteArray phrase(int status)
{
    static const QHash<int, QByteArray> phrases = {{100, "Continue"},
                                                   {101, "Switching Protocols"},
                                                   {200, "OK"},
                                                   {201, "Created"},
                                                   {202, "Accepted"},
                                                   {204, "No Content"},
                                                   {301, "Moved Permanently"},
                                                   {302, "Found"},
                                                   {303, "See Other"},
                                                   {304, "Not Modified"},
                                                   {400, "Bad Request"},
                                                   {401, "Unauthorized"},
                                                   {403, "Forbidden"},
                                                   {404, "Not Found"},
                                                   {405, "Method Not Allowed"},
                                                   {406, "Not Acceptable"},
                                                   {408, "Request Timeout"},
                                                   {409, "Conflict"},
                                                   {410, "Gone"},
                                                   {411, "Length Required"},
                                                   {413, "Content Too Large"},
                                                   {415, "Unsupported Media Type"},
                                                   {412, "Precondition Failed"},
                                                   {422, "Unprocessable Content"},
                                                   {426, "Upgrade Required"},
                                                   {429, "Too Many Requests"},
                                                   {431, "Request Header Fields Too Large"},
                                                   {500, "Internal Server Error"},
                                                   {501, "Not Implemented"},
                                                   {503, "Service Unavailable"},
                                                   {505, "HTTP Version Not Supported"}};
    return phrases.value(status, "Status");
}

/// Formatted once a second at most. Nothing that would have to be destroyed with the thread: compilers differ
/// in when they do that.
QByteArrayView dateLine()
{
    static thread_local qint64 second = -1;
    static thread_local std::array<char, sizeof("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n") - 1> line = {};
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        const auto text = "Date: " +
                          QLocale::c()
                              .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                                        QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                              .toLatin1() +
                          "\r\n";
        std::copy_n(text.begin(), std::min(size_t(text.size()), line.size()), line.begin());
    }
    return QByteArrayView(line.data(), qsizetype(line.size()));
}

bool isSafe(const QByteArray& text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

bool has(const HttpResponse& response, QByteArrayView name)
{
    return std::any_of(response.headers.begin(), response.headers.end(), [name](const auto& header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

/// What the connection itself decides on.
bool isOurs(const QByteArray& name)
{
    static const QByteArrayList ours = {"connection", "content-length", "date", "transfer-encoding"};
    return ours.contains(name.toLower());
}

void appendGivenHeaders(const HttpResponse& response, QByteArray& bytes)
{
    for (const auto& [name, value] : response.headers) {
        const bool isUpgrade = response.status == 101 && name == "Connection";
        if (name.isEmpty() || (isOurs(name) && !isUpgrade))
            continue;
        if (!isSafe(name) || !isSafe(value)) {
            qCWarning(frontLog) << "A handler's header was left out, it has a line end in it:" << name;
            continue;
        }
        bytes.append(name).append(": ").append(value).append("\r\n");
    }
}

void appendSafetyHeaders(const HttpResponse& response, bool secure, QByteArray& bytes)
{
    if (secure)
        bytes.append("Strict-Transport-Security: max-age=31536000\r\n");
    bytes.append("X-Content-Type-Options: nosniff\r\n");
    if (!has(response, "Cache-Control"))
        bytes.append("Cache-Control: no-store\r\n");
    if (!has(response, "Referrer-Policy"))
        bytes.append("Referrer-Policy: no-referrer\r\n");
    // A page knows what it loads; anything else is never to be shown as one.
    const bool isPage = std::any_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
        return header.first.compare("Content-Type", Qt::CaseInsensitive) == 0 &&
               header.second.startsWith("text/html");
    });
    if (!isPage && !has(response, "Content-Security-Policy"))
        bytes.append("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n");
}

} // namespace

QByteArray bytesOf(const HttpResponse& response, Answering answering)
{
    const bool hasNoBody = response.status == 204 || response.status == 304 || response.status < 200;
    QByteArray bytes;
    bytes.reserve(512 + response.body.size());
    bytes.append("HTTP/1.1 " + QByteArray::number(response.status) + ' ' + phrase(response.status) + "\r\n");
    bytes.append(dateLine());
    appendGivenHeaders(response, bytes);
    if (response.status >= 200)
        appendSafetyHeaders(response, answering.secure, bytes);
    if (!hasNoBody)
        bytes.append("Content-Length: " +
                     QByteArray::number(response.source ? response.source->size() : response.body.size()) +
                     "\r\n");
    if (answering.close)
        bytes.append("Connection: close\r\n");
    bytes.append("\r\n");
    if (!hasNoBody && !answering.headOnly && !response.source)
        bytes.append(response.body);
    return bytes;
}

} // namespace baton::relay
