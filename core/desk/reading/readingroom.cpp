// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/readingroom.h"

#include "core/desk/reading/reading.h"
#include "core/desk/reading/readingqueue.h"
#include "core/domain/text.h"
#include "core/storage/background.h"
#include "core/storage/workthread.h"

namespace baton::relay {

namespace {

using desk::Reading;
using desk::ReadingJob;
using desk::ReadingQueue;
using desk::Superseded;

// More than this waiting means that readers ask faster than the disk answers.
constexpr ReadingQueue::Limits quickLimits{1'024, 10'000};
constexpr ReadingQueue::Limits searchLimits{16, 1'024};

/// One thread with its connection and what waits for it.
class ReadingThread
{
public:
    /// Who gets a core first when there are too few.
    enum class Standing { WithTheOthers, BehindTheOthers };
    ReadingThread(ReadingQueue::Limits limits, Standing standing) : m_queue(limits), m_standing(standing) {}

    Result<void> start(const QString& path, const std::shared_ptr<const CustomersThere>& presence)
    {
        const auto open = [this, path, presence]() -> Result<void> {
            if (m_standing == Standing::BehindTheOthers)
                storage::stepBack();
            BATON_TRY_INTO(m_reading, Reading::open(path, presence));
            m_queue.open();
            return {};
        };
        return m_thread.start(open, [this] { loop(); });
    }

    void stop(bool andWhatWaits)
    {
        m_queue.close(andWhatWaits);
        m_thread.join();
    }

    template <typename Reply, typename Read>
    void ask(quint64 caller, Reply reply, Read read, const QByteArray& replaces = {})
    {
        ReadingJob job;
        job.work = [reply, read = std::move(read)](Reading& reading, const Superseded& superseded) {
            reply(read(reading, superseded));
        };
        job.refuse = [reply = std::move(reply)](const Refusal& refusal) { reply(Refused(refusal)); };
        job.replaces = replaces;
        m_queue.add(caller, std::move(job));
    }

private:
    void loop()
    {
        while (const auto job = m_queue.take())
            job->work(*m_reading, m_queue.superseded());
        m_reading.reset();
    }

    ReadingQueue m_queue;
    const Standing m_standing;
    std::unique_ptr<Reading> m_reading; ///< the thread's
    storage::WorkThread m_thread;
};

quint64 turnFor(const ReadingRoom::Viewer& viewer)
{
    return viewer.member.isEmpty() ? viewer.caller : ReadingRoom::turnOf(viewer.member);
}

QByteArray nameOf(const ReadingRoom::Viewer& viewer, const QByteArray& kind)
{
    return kind + ' ' + QByteArray::number(viewer.caller);
}

bool looksForWords(const protocol::ListParams& params) { return params.query && !isBlank(*params.query); }

/// Where few may fit, many have to be looked at.
bool mayTakeLong(const protocol::ListParams& params)
{
    return looksForWords(params) || params.channel || params.from || params.to || params.tag;
}

} // namespace

class ReadingRoom::Private
{
public:
    QString path;
    std::shared_ptr<const CustomersThere> presence;
    ReadingThread quick{quickLimits, ReadingThread::Standing::WithTheOthers};
    ReadingThread searches{searchLimits, ReadingThread::Standing::BehindTheOthers};
};

ReadingRoom::ReadingRoom(QString databasePath, std::shared_ptr<const CustomersThere> presence)
    : d(std::make_unique<Private>())
{
    d->path = std::move(databasePath);
    d->presence = std::move(presence);
}

ReadingRoom::~ReadingRoom() { stop(); }

Result<void> ReadingRoom::start()
{
    BATON_TRY(d->quick.start(d->path, d->presence));
    auto started = d->searches.start(d->path, d->presence);
    if (!started)
        d->quick.stop(true);
    return started;
}

void ReadingRoom::stop()
{
    d->searches.stop(true);
    d->quick.stop(false);
}

quint64 ReadingRoom::turnOf(const MemberId& member) { return qHash(member.toString()) | 1; }

void ReadingRoom::snapshot(Viewer viewer, std::function<void(Result<Picture>)> reply)
{
    const auto turn = turnFor(viewer);
    d->quick.ask(turn, std::move(reply), [viewer = std::move(viewer)](Reading& reading, const Superseded&) {
        return reading.snapshot(viewer);
    });
}

void ReadingRoom::list(Viewer viewer, protocol::ListParams params,
                       std::function<void(Result<protocol::ListResult>)> reply)
{
    const auto turn = turnFor(viewer);
    const auto name = looksForWords(params) ? nameOf(viewer, "conversations") : QByteArray();
    (mayTakeLong(params) ? d->searches : d->quick)
        .ask(
            turn, std::move(reply),
            [viewer = std::move(viewer), params = std::move(params)](Reading& reading,
                                                                     const Superseded& superseded) {
                return reading.list(viewer, params, superseded);
            },
            name);
}

void ReadingRoom::get(Viewer viewer, protocol::GetParams params,
                      std::function<void(Result<protocol::GetResult>)> reply)
{
    // A transcript is quick; all places in it that have a word are not.
    const bool isSearch = params.query.has_value();
    const auto turn = turnFor(viewer);
    const auto name = isSearch ? nameOf(viewer, "hits") : QByteArray();
    (isSearch ? d->searches : d->quick)
        .ask(
            turn, std::move(reply),
            [viewer = std::move(viewer), params = std::move(params)](Reading& reading, const Superseded&) {
                return reading.get(viewer, params);
            },
            name);
}

void ReadingRoom::contact(Viewer viewer, protocol::ContactParams params,
                          std::function<void(Result<protocol::ContactDetails>)> reply)
{
    const auto turn = turnFor(viewer);
    d->quick.ask(turn, std::move(reply),
                 [viewer = std::move(viewer), params = std::move(params)](
                     Reading& reading, const Superseded&) { return reading.contact(viewer, params); });
}

void ReadingRoom::eventsAfter(qint64 since, int limit,
                              std::function<void(Result<std::vector<desk::Recorded>>)> reply, quint64 caller)
{
    d->quick.ask(caller, std::move(reply), [since, limit](Reading& reading, const Superseded&) {
        return reading.eventsAfter(since, limit);
    });
}

namespace {

auto orNothing(std::function<void(storage::Database*)> work)
{
    return [work = std::move(work)](const Result<storage::Database*>& database) {
        work(database ? *database : nullptr);
    };
}

Result<storage::Database*> databaseOf(Reading& reading, const Superseded&) { return &reading.database(); }

} // namespace

void ReadingRoom::read(std::function<void(storage::Database*)> work, quint64 caller)
{
    d->quick.ask(caller, orNothing(std::move(work)), &databaseOf);
}

void ReadingRoom::search(const Viewer& viewer, const QByteArray& kind,
                         std::function<void(storage::Database*)> work)
{
    d->searches.ask(turnFor(viewer), orNothing(std::move(work)), &databaseOf, nameOf(viewer, kind));
}

} // namespace baton::relay
