#include "core/relay/front/admission.h"

#include "core/relay/front/frontlimits.h"

namespace baton::relay {

Admission::Admission(const FrontLimits& limits)
    : m_maxConnections(limits.maxConnections)
    , m_maxPerAddress(limits.maxPerAddress)
    , m_countLoopback(limits.countLoopback)
{}

std::optional<Admission::Ticket> Admission::admit(const QHostAddress& address)
{
    const QMutexLocker lock(&m_mutex);
    if (m_total >= m_maxConnections) {
        return std::nullopt;
    }
    if (isCounted(address)) {
        qsizetype& here = m_byAddress[address];
        if (here >= m_maxPerAddress) {
            return std::nullopt;
        }
        ++here;
    }
    ++m_total;
    return Ticket(shared_from_this(), address);
}

qsizetype Admission::count() const
{
    const QMutexLocker lock(&m_mutex);
    return m_total;
}

bool Admission::isCounted(const QHostAddress& address) const
{
    return m_maxPerAddress > 0 && (m_countLoopback || !address.isLoopback());
}

void Admission::leave(const QHostAddress& address)
{
    const QMutexLocker lock(&m_mutex);
    --m_total;
    if (isCounted(address)) {
        const auto here = m_byAddress.find(address);
        if (--here.value() == 0) {
            m_byAddress.erase(here);
        }
    }
}

void Admission::Ticket::giveBack()
{
    if (m_admission) {
        m_admission->leave(m_address);
        m_admission.reset();
    }
}

} // namespace baton::relay
