// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/relay/fanout/sweptcrowd.h"

namespace baton::relay::test {

void SweptCrowd::begin()
{
    m_io.run();
    m_sweeper.reset();
    m_feed = std::make_unique<EventFeed>(1000);
    m_sweeper = std::make_unique<Sweeper>(*m_feed, m_io);
}

void SweptCrowd::append(qint64 from, qint64 to, bool mixed)
{
    std::vector<FeedEntry> entries;
    for (qint64 seq = from; seq <= to; ++seq) {
        entries.push_back(
            {seq, {}, bot(mixed && seq % 2 == 0 ? "b2" : "b1"), '[' + QByteArray::number(seq) + ']'});
    }
    m_feed->append(std::move(entries));
}

Sweeper::Handle SweptCrowd::add(FakeConnection& connection, qint64 since, Sweeper::Scope scope)
{
    return m_sweeper->add({&connection, since, std::move(scope), {}, {}});
}

std::vector<std::unique_ptr<FakeConnection>> SweptCrowd::crowd(int count)
{
    std::vector<std::unique_ptr<FakeConnection>> all;
    for (int i = 0; i < count; ++i)
        all.push_back(std::make_unique<FakeConnection>(m_io));
    return all;
}

} // namespace baton::relay::test
