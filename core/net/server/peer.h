// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/deadlines.h"
#include "core/net/server/stream.h"

#include <QObject>

namespace baton::relay {

class PeerGroup;

/// One connected program, as long as it speaks one way. Lives on one I/O thread; enrolled in its PeerGroup.
class Peer : public QObject, public Stream::Speaker, public Deadline::Owner
{
    Q_OBJECT

public:
    Peer(PeerGroup& group, std::unique_ptr<Stream> stream);
    ~Peer() override;

    /// The relay stops: finish what is under way, take nothing new.
    virtual void drain() = 0;
    /// At once, without a word.
    virtual void abandon() = 0;

protected:
    PeerGroup& group() const { return m_group; }
    Stream& stream() const { return *m_stream; }
    bool hasStream() const { return m_stream != nullptr; }
    std::unique_ptr<Stream> takeStream();
    Deadline& deadline() { return m_deadline; }
    /// Leaves the group and is deleted once the event loop turns.
    void leave();
    /// leave(), with the stream given time to reach the peer.
    void leavePolitely();

private:
    PeerGroup& m_group;
    std::unique_ptr<Stream> m_stream;
    Deadline m_deadline;
    bool m_left = false;
};

/// A stream with nothing left to say: what is queued goes out, then the end, then the peer's last bytes are
/// read, because closing over unread bytes would take back what was sent.
class Farewell final : public Peer
{
    Q_OBJECT

public:
    Farewell(PeerGroup& group, std::unique_ptr<Stream> stream);

    void readable() override;
    void taken() override;
    void gone() override { leave(); }
    void overdue() override { leave(); }
    void drain() override {}
    void abandon() override { leave(); }

private:
    qint64 m_discarded = 0;
    bool m_finished = false;
};

} // namespace baton::relay
