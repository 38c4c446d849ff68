// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/filechecker.h"

#include "core/relay/files/contentkind.h"
#include "core/storage/worklanes.h"

#include <QFile>
#include <QMutex>
#include <QSet>
#include <atomic>
#include <chrono>
#include <iterator>

namespace baton::relay {

namespace {

constexpr int longestPicture = 2'560; ///< pixels
constexpr int longestThumbnail = 480;
constexpr int mostFailures = 3;

/// What an agent or a customer could start by opening it.
bool isProgram(const QString& type, const QString& path)
{
    // The library takes much that begins with a jump for one of DOS, which no system starts any more.
    if (type == QLatin1String("application/x-dosexec")) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && file.read(2) == "MZ";
    }
    static const QStringList programs{QStringLiteral("application/vnd.microsoft.portable-executable"),
                                      QStringLiteral("application/x-msdownload"),
                                      QStringLiteral("application/x-executable"),
                                      QStringLiteral("application/x-pie-executable"),
                                      QStringLiteral("application/x-sharedlib"),
                                      QStringLiteral("application/x-object"),
                                      QStringLiteral("application/x-mach-binary"),
                                      QStringLiteral("application/x-ms-shortcut"),
                                      QStringLiteral("application/x-msi"),
                                      QStringLiteral("application/x-java-applet")};
    return programs.contains(type);
}

CheckVerdict refused(const FileId& file, const QString& type, const QString& why)
{
    return {file, false, false, why, type, std::nullopt, std::nullopt};
}

} // namespace

void CheckVerdict::discard() const
{
    for (const auto& drawn : {picture, thumbnail})
        if (drawn)
            QFile::remove(drawn->path);
}

class FileChecker::Private
{
public:
    using Clock = std::chrono::steady_clock;
    struct Waiting
    {
        StoredFile file;
        Clock::time_point due;
        int failures = 0;
    };
    using Lane = storage::WorkQueue<Waiting>;

    Private(CheckOptions given, FileFolder bytes)
        : options(std::move(given))
        , folder(std::move(bytes))
        , pictures(options.pictureProgram)
        , scanner(options.scanner)
    {}

    void run(Lane& lane);
    /// Says what became of it, unless that is to be found out later.
    bool isDone(Waiting& waiting, ContentKind& kinds);
    /// Unavailable when this says nothing of the file, Invalid when it failed.
    Result<CheckVerdict> look(const StoredFile& file, ContentKind& kinds) const;
    void add(const StoredFile& file, std::chrono::milliseconds later);
    bool isWanted(const FileId& file) const;
    Lane& laneOf(const FileSender& sender) const;
    Result<CheckVerdict> draw(const StoredFile& file, const QString& type) const;

    CheckOptions options;
    FileFolder folder;
    PictureProgram pictures;
    VirusScanner scanner;
    std::function<void(const CheckVerdict&)> judged;
    storage::WorkLanes<Waiting> lanes;
    mutable QMutex mutex;
    QSet<FileId> wanted;
    std::atomic<bool> stopping{false};
};

void FileChecker::Private::run(Lane& lane)
{
    ContentKind kinds;
    std::vector<Waiting> waiting;
    while (auto files = lane.takeWithin(options.scanAgainAfter)) {
        std::move(files->begin(), files->end(), std::back_inserter(waiting));
        const auto now = Clock::now();
        for (auto& file : std::exchange(waiting, {})) {
            if (stopping)
                return;
            if (file.due > now || !isDone(file, kinds))
                waiting.push_back(std::move(file));
        }
    }
}

bool FileChecker::Private::isDone(Waiting& waiting, ContentKind& kinds)
{
    const auto& file = waiting.file;
    if (!isWanted(file.id))
        return true;
    auto verdict = look(file, kinds);
    if (!verdict) {
        if (verdict.error().kind != Refusal::Kind::Unavailable)
            ++waiting.failures;
        waiting.due = Clock::now() + options.scanAgainAfter;
        if (waiting.failures < mostFailures)
            return false;
        verdict = refused(file.id, {}, verdict.error().detail);
    }
    judged(*verdict);
    return true;
}

/// A customer is whoever says so: however many of them send, the house has a lane of its own.
FileChecker::Private::Lane& FileChecker::Private::laneOf(const FileSender& sender) const
{
    const bool isOfHouse = sender.kind != FileSender::Kind::Customer;
    return lanes.queue(isOfHouse || lanes.count() == 1 ? 0 : 1 + qHash(sender.id) % (lanes.count() - 1));
}

bool FileChecker::Private::isWanted(const FileId& file) const
{
    const QMutexLocker lock(&mutex);
    return wanted.contains(file);
}

void FileChecker::Private::add(const StoredFile& file, std::chrono::milliseconds later)
{
    {
        const QMutexLocker lock(&mutex);
        wanted.insert(file.id);
    }
    if (lanes.count() > 0)
        laneOf(file.sender).add({file, Clock::now() + later});
}

Result<CheckVerdict> FileChecker::Private::look(const StoredFile& file, ContentKind& kinds) const
{
    const auto path = folder.pathOf(file.hash);
    if (!QFile::exists(path))
        return CheckVerdict{file.id, false, true, {}, {}, std::nullopt, std::nullopt};
    BATON_TRY_INTO(const auto type, kinds.of(path));
    if (isProgram(type, path))
        return refused(file.id, type, QStringLiteral("Programs are not passed on."));
    if (scanner.isThere()) {
        BATON_TRY_INTO(const auto found, scanner.scan(path));
        if (!found.isEmpty())
            return refused(file.id, type, QStringLiteral("The virus scanner found %1 in it.").arg(found));
    }
    return draw(file, type);
}

Result<CheckVerdict> FileChecker::Private::draw(const StoredFile& file, const QString& type) const
{
    CheckVerdict verdict{file.id, true, false, {}, type, std::nullopt, std::nullopt};
    const auto picture = pictures.draw(folder.pathOf(file.hash), type, longestPicture, folder.freshPath());
    if (!picture && picture.error().kind == Refusal::Kind::Unavailable)
        return Refused(picture.error());
    if (!picture)
        return refused(file.id, type, picture.error().detail);
    if (!*picture)
        return verdict;
    verdict.picture = *picture;
    if (QFile(verdict.picture->path).size() > options.mostDrawn) {
        verdict.discard();
        return refused(file.id, type, QStringLiteral("The picture is too large when it is drawn again."));
    }
    // Of our own picture: what strangers have sent is read once only.
    const auto thumbnail =
        pictures.draw(verdict.picture->path, verdict.picture->type, longestThumbnail, folder.freshPath());
    if (thumbnail && *thumbnail)
        verdict.thumbnail = *thumbnail;
    return verdict;
}

FileChecker::FileChecker(CheckOptions options, const FileFolder& folder)
    : d(std::make_unique<Private>(std::move(options), folder))
{}

FileChecker::~FileChecker() { stop(); }

void FileChecker::start(std::function<void(const CheckVerdict&)> judged)
{
    d->judged = std::move(judged);
    d->stopping = false;
    d->lanes.start(d->options.atOnce, [d = d.get()](Private::Lane& lane) { d->run(lane); });
}

void FileChecker::stop()
{
    d->stopping = true;
    d->lanes.stop();
}

void FileChecker::check(const StoredFile& file) { d->add(file, {}); }

void FileChecker::checkLater(const StoredFile& file) { d->add(file, d->options.scanAgainAfter); }

void FileChecker::forget(const FileId& file)
{
    const QMutexLocker lock(&d->mutex);
    d->wanted.remove(file);
}

} // namespace baton::relay
