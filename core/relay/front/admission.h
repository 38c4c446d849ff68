#pragma once

#include <QHash>
#include <QHostAddress>
#include <QMutex>
#include <memory>
#include <optional>

namespace baton::relay {

struct FrontLimits;

/// Counts who is connected, and says who may come in. Thread-safe.
class Admission : public std::enable_shared_from_this<Admission>
{
public:
    explicit Admission(const FrontLimits& limits);

    /// One place; given back when it is destroyed, on any thread.
    class Ticket
    {
    public:
        Ticket() = default;
        Ticket(std::shared_ptr<Admission> admission, QHostAddress address)
            : m_admission(std::move(admission))
            , m_address(std::move(address))
        {}
        ~Ticket() { giveBack(); }
        Ticket(Ticket&& other) noexcept = default;
        Ticket& operator=(Ticket&& other) noexcept
        {
            giveBack();
            m_admission = std::move(other.m_admission);
            m_address = std::move(other.m_address);
            return *this;
        }
        Q_DISABLE_COPY(Ticket)

    private:
        void giveBack();

        std::shared_ptr<Admission> m_admission;
        QHostAddress m_address;
    };

    /// Nothing when there is no more room, or no more for this address.
    std::optional<Ticket> admit(const QHostAddress& address);
    qsizetype count() const;

private:
    bool isCounted(const QHostAddress& address) const;
    void leave(const QHostAddress& address);

    const qsizetype m_maxConnections;
    const qsizetype m_maxPerAddress;
    const bool m_countLoopback;
    mutable QMutex m_mutex;
    qsizetype m_total = 0;
    QHash<QHostAddress, qsizetype> m_byAddress;
};

} // namespace baton::relay
