// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/uploads/uploadsink.h"

#include "core/relay/parts/problem.h"

namespace baton::relay {

/// What outlives the sink while the store is asked. Its I/O thread's, but for what it is made of.
struct UploadSink::Transfer : std::enable_shared_from_this<Transfer>
{
    Transfer(FileStore& files, Executor& executor, Responder responder, Answer answer)
        : store(files)
        , io(executor)
        , respond(std::move(responder))
        , done(std::move(answer))
    {}

    void begin(const FileDoor& door, Wanted wanted);
    void mayBring(const Result<void>& may);
    void begun(const Result<FileStore::Begun>& answer);
    void pass();
    void finish();
    void leave();
    /// Back on the I/O thread, with what the store said.
    template <typename Value>
    auto reply(void (Transfer::*then)(const Result<Value>&))
    {
        return [self = shared_from_this(), then](Result<Value> result) {
            self->io.post([self, then, result = std::move(result)] { (self.get()->*then)(result); });
        };
    }
    void passed(const Result<void>& result);
    void ended(const Result<StoredFile>& file);

    FileStore& store;
    Executor& io;
    const Responder respond;
    const Answer done;
    Wanted wanted;
    FileStore::Ticket ticket = 0;
    std::optional<StoredFile> unwanted; ///< nothing more is wanted of it
    QByteArray piece;
    std::function<void()> more;
    bool isBegun = false;
    bool isWhole = false;
    bool isLeft = false;
};

void UploadSink::Transfer::begin(const FileDoor& door, Wanted part)
{
    wanted = std::move(part);
    door.mayBring(wanted.sender, wanted.from, [self = shared_from_this()](Result<void> may) {
        self->io.post([self, may = std::move(may)] { self->mayBring(may); });
    });
}

void UploadSink::Transfer::mayBring(const Result<void>& may)
{
    if (!may)
        return respond(problemOf(may.error()));
    store.begin(wanted.file, wanted.sender, wanted.offset, reply(&Transfer::begun));
}

void UploadSink::Transfer::begun(const Result<FileStore::Begun>& answer)
{
    if (!answer)
        return respond(problemOf(answer.error()));
    isBegun = true;
    ticket = answer->ticket;
    if (ticket == 0)
        unwanted = answer->file;
    if (isLeft && !isWhole)
        return leave();
    if (more)
        pass();
    else if (isWhole)
        finish();
}

void UploadSink::Transfer::pass()
{
    if (unwanted) {
        const bool isGone = unwanted->state == FileState::Gone;
        return respond(isGone ? done(*unwanted)
                              : problemOf(Refusal{Refusal::Kind::TooLarge,
                                                  QStringLiteral("All bytes of this file are here already."),
                                                  Refusal::Reason::None, std::nullopt}));
    }
    store.append(ticket, std::exchange(piece, {}), reply(&Transfer::passed));
}

void UploadSink::Transfer::passed(const Result<void>& result)
{
    if (!result)
        return respond(problemOf(result.error()));
    if (const auto next = std::exchange(more, {}))
        next();
}

void UploadSink::Transfer::finish()
{
    if (unwanted)
        return respond(done(*unwanted));
    store.end(ticket, reply(&Transfer::ended));
}

void UploadSink::Transfer::ended(const Result<StoredFile>& file)
{
    respond(file ? done(*file) : problemOf(file.error()));
}

void UploadSink::Transfer::leave()
{
    isLeft = true;
    more = {};
    if (isBegun && ticket != 0)
        store.cut(ticket);
}

UploadSink::UploadSink(FileStore& store, const FileDoor& door, Wanted wanted, Executor& io, Responder respond,
                       Answer done)
    : m_transfer(std::make_shared<Transfer>(store, io, std::move(respond), std::move(done)))
{
    m_transfer->begin(door, std::move(wanted));
}

UploadSink::~UploadSink()
{
    // What came is kept, so that the sender can go on from there.
    if (!m_transfer->isWhole)
        m_transfer->leave();
}

void UploadSink::take(QByteArray piece, std::function<void()> more)
{
    m_transfer->piece = std::move(piece);
    m_transfer->more = std::move(more);
    if (m_transfer->isBegun)
        m_transfer->pass();
}

void UploadSink::whole()
{
    m_transfer->isWhole = true;
    if (m_transfer->isBegun)
        m_transfer->finish();
}

} // namespace baton::relay
