// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/answers.h"

namespace baton::relay::answers {

HttpResponse notFound()
{
    return HttpResponse::problem(404, QStringLiteral("Not found"),
                                 QStringLiteral("There is nothing at this address; check its spelling."));
}

HttpResponse notAllowed(const QByteArrayList& allowed)
{
    HttpResponse response = HttpResponse::problem(
        405, QStringLiteral("Method not allowed"),
        QStringLiteral("This address takes %1.").arg(QString::fromLatin1(allowed.join(", "))));
    response.headers.emplaceBack("Allow", allowed.join(", "));
    return response;
}

HttpResponse tooMuch(BytesInFlight::Verdict verdict)
{
    const bool isClient = verdict == BytesInFlight::Verdict::ClientIsFull;
    HttpResponse response = HttpResponse::problem(
        isClient ? 429 : 503, isClient ? QStringLiteral("Too many requests") : QStringLiteral("Unavailable"),
        isClient ? QStringLiteral("Too much of yours is under way at once; send it again in a moment.")
                 : QStringLiteral("The relay has too much under way; send it again in a moment."));
    response.headers.emplaceBack("Retry-After", "1");
    return response;
}

HttpResponse tooSlow()
{
    return HttpResponse::problem(408, QStringLiteral("Too slow"),
                                 QStringLiteral("The request did not arrive in time; send it again."));
}

} // namespace baton::relay::answers
