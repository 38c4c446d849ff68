// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/webhookattempt.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimeZone>
#include <algorithm>

namespace baton::relay {

namespace {

constexpr int timeToAnswerMs = 15'000; ///< from the first byte sent to the status, however it trickles
constexpr int timeToEndMs = 2'000;     ///< for the rest, which nobody reads
constexpr qint64 longestAnswer = 64 * 1024;
constexpr qint64 longestWaitMs = 24 * 60 * 60 * 1000;

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// There was nobody to ask; anything else may be what this one notice does to the bot.
bool isUnreachable(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return true;
    default:
        return error >= QNetworkReply::ProxyConnectionRefusedError &&
               error <= QNetworkReply::UnknownProxyError;
    }
}

} // namespace

Outcome::Kind meaningOf(int status)
{
    if (status >= 200 && status < 300)
        return Outcome::Kind::Delivered;
    if (status == 410)
        return Outcome::Kind::Gone;
    const bool isPassing = status == 408 || status == 425 || status == 429;
    return status >= 400 && status < 500 && !isPassing ? Outcome::Kind::Refused : Outcome::Kind::Failed;
}

std::optional<qint64> retryAfterMs(const QByteArray& header, Instant now)
{
    const auto text = QString::fromLatin1(header).trimmed();
    if (text.isEmpty())
        return std::nullopt;
    const bool isSeconds =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (isSeconds) {
        bool fits = false;
        const auto seconds = text.toLongLong(&fits);
        return fits ? std::min(seconds, longestWaitMs / 1000) * 1000 : longestWaitMs;
    }
    // The three forms that HTTP knows: today's, that of RFC 850, and that of asctime().
    for (const auto* form :
         {"ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"}) {
        const auto read = QLocale::c().toDateTime(text.simplified(), QString::fromLatin1(form));
        if (!read.isValid())
            continue;
        QDateTime when(read.date(), read.time(), QTimeZone::utc());
        if (when.date().year() < 1970)
            when = when.addYears(100);
        return std::clamp<qint64>(when.toMSecsSinceEpoch() - now.ms, 0, longestWaitMs);
    }
    return std::nullopt;
}

WebhookAttempt::WebhookAttempt(QNetworkReply* reply, std::function<void(const Outcome&)> done,
                               QObject* parent)
    : QObject(parent)
    , m_reply(reply)
    , m_done(std::move(done))
    , m_time(this)
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(longestAnswer);
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, [this] {
        decide(
            {Outcome::Kind::Failed, 0, QStringLiteral("no answer within %1 s").arg(timeToAnswerMs / 1000)});
        end();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &WebhookAttempt::judge);
    connect(m_reply, &QNetworkReply::readyRead, this, &WebhookAttempt::skip);
    connect(m_reply, &QNetworkReply::finished, this, &WebhookAttempt::finished);
    m_time.start(timeToAnswerMs);
}

WebhookAttempt::~WebhookAttempt()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

void WebhookAttempt::end() { m_reply->abort(); }

void WebhookAttempt::judge()
{
    const int status = statusOf(*m_reply);
    if (isDecided() || status < 200)
        return;
    m_time.start(timeToEndMs);
    const auto phrase = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    decide({meaningOf(status), status, QStringLiteral("%1 %2").arg(status).arg(phrase.left(100)).trimmed(),
            retryAfterMs(m_reply->rawHeader("Retry-After"), Instant::now())});
}

void WebhookAttempt::decide(const Outcome& outcome)
{
    if (const auto done = std::exchange(m_done, nullptr))
        done(outcome);
}

void WebhookAttempt::skip()
{
    m_read += m_reply->skip(m_reply->bytesAvailable());
    if (m_read > longestAnswer)
        end();
}

void WebhookAttempt::finished()
{
    m_time.stop();
    judge();
    decide({isUnreachable(m_reply->error()) ? Outcome::Kind::Unreachable : Outcome::Kind::Failed, 0,
            m_reply->errorString()});
    deleteLater();
}

} // namespace baton::relay
