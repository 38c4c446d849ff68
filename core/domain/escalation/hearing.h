// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/escalation/personrequest.h"
#include "core/domain/escalation/tone.h"

#include <vector>

namespace baton::escalation {

/// What can be heard in a customer's words that calls for a person, in one language or in several. Pure; any
/// thread. A class hears its own language only, and nothing where another one is spoken.
class Hearing
{
public:
    virtual ~Hearing() = default;
    Hearing() = default;
    Q_DISABLE_COPY_MOVE(Hearing)

    /// Whether this message asks for a person.
    virtual PersonRequest personRequest(QStringView message) const = 0;
    /// How upset these turns sound, the oldest first.
    virtual Tone tone(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings) const = 0;
};

class EnglishHearing final : public Hearing
{
public:
    PersonRequest personRequest(QStringView message) const override;
    Tone tone(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings) const override;
};

/// Several languages together: what one of them hears most clearly counts. They outlive it; one at least.
class ManyTongues final : public Hearing
{
public:
    explicit ManyTongues(std::vector<const Hearing*> languages);

    PersonRequest personRequest(QStringView message) const override;
    Tone tone(const QList<CustomerTurn>& lastTurns, const ToneSettings& settings) const override;

private:
    std::vector<const Hearing*> m_languages;
};

/// All languages that Baton understands. Another one is added where this is defined.
const Hearing& hearing();

} // namespace baton::escalation
