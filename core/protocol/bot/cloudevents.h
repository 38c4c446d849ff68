// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"
#include "core/domain/refusal.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <functional>
#include <optional>

/// CloudEvents 1.0 (https://github.com/cloudevents/spec), JSON format and HTTP binding: structured, batch and
/// binary mode. Pure; any thread.
namespace baton::protocol {

/// One event of a bot, its envelope checked; `data` is always an object.
struct CloudEvent
{
    QString id;
    QString source;
    QString type;
    QString subject;
    std::optional<Instant> time;
    QJsonObject data;

    friend bool operator==(const CloudEvent&, const CloudEvent&) = default;
};

/// What is wrong with a batch, and with which of its events.
struct BatchRefusal
{
    std::optional<qsizetype> index; ///< counts from 0; empty when it is not about one event
    Refusal refusal;

    friend bool operator==(const BatchRefusal&, const BatchRefusal&) = default;
};

using CloudEvents = tl::expected<QList<CloudEvent>, BatchRefusal>;

namespace cloudevents {

inline constexpr qsizetype maxBatch = 1000;
inline constexpr qsizetype maxAttribute = 512; ///< characters of id, source, type and subject

/// One event in structured mode.
Result<CloudEvent> fromObject(const QJsonObject& object);
/// Already parsed: the array of a batch.
CloudEvents fromArray(const QJsonArray& array);

/// Reads an HTTP body by its Content-Type: `application/cloudevents+json`,
/// `application/cloudevents-batch+json`, `application/json` (binary mode when there is a `ce-specversion`
/// header, else structured or batch).
/// @param header gives a request header by its lower-case name, empty when there is none
/// @return a refusal of kind Invalid whose detail begins with "Content-Type" for a type it does not know
CloudEvents fromHttp(const QByteArray& contentType, const QByteArray& body,
                     const std::function<QByteArray(QByteArrayView name)>& header);

/// True when fromHttp() would know what to do with it; otherwise the answer is 415.
bool knowsContentType(const QByteArray& contentType);

QJsonObject toObject(const CloudEvent& event);

} // namespace cloudevents
} // namespace baton::protocol
