// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/filechecker.h"

#include "core/relay/files/contentkind.h"
#include "core/storage/workthread.h"

#include <QFile>
#include <atomic>
#include <chrono>

namespace baton::relay {

namespace {

constexpr int longestPicture = 2'560; ///< pixels
constexpr int longestThumbnail = 480;

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
    return {file, false, why, type, std::nullopt, std::nullopt};
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
    };
    struct Lane
    {
        storage::WorkQueue<StoredFile> files;
        storage::WorkThread thread;
    };

    Private(CheckOptions given, FileFolder bytes)
        : options(std::move(given))
        , folder(std::move(bytes))
        , pictures(options.pictureProgram)
        , scanner(options.scanner)
    {}

    void run(Lane& lane);
    /// Nothing while the scanner is away.
    std::optional<CheckVerdict> look(const StoredFile& file, ContentKind& kinds) const;
    CheckVerdict draw(const StoredFile& file, const QString& type) const;

    CheckOptions options;
    FileFolder folder;
    PictureProgram pictures;
    VirusScanner scanner;
    std::function<void(const CheckVerdict&)> judged;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::atomic<size_t> next{0};
    std::atomic<bool> stopping{false};
};

void FileChecker::Private::run(Lane& lane)
{
    ContentKind kinds;
    std::vector<Waiting> waiting;
    while (auto files = lane.files.takeWithin(options.scanAgainAfter)) {
        const auto now = Clock::now();
        for (auto it = waiting.begin(); it != waiting.end();) {
            if (it->due <= now) {
                files->push_back(std::move(it->file));
                it = waiting.erase(it);
            } else {
                ++it;
            }
        }
        for (const auto& file : *files) {
            if (stopping)
                return;
            if (const auto verdict = look(file, kinds))
                judged(*verdict);
            else
                waiting.push_back({file, Clock::now() + options.scanAgainAfter});
        }
    }
}

std::optional<CheckVerdict> FileChecker::Private::look(const StoredFile& file, ContentKind& kinds) const
{
    const auto path = folder.pathOf(file.hash);
    const auto type = kinds.of(path);
    if (isProgram(type, path))
        return refused(file.id, type, QStringLiteral("Programs are not passed on."));
    if (scanner.isThere()) {
        const auto scan = scanner.scan(path);
        if (!scan)
            return std::nullopt;
        if (!scan->isEmpty())
            return refused(file.id, type, QStringLiteral("The virus scanner found %1 in it.").arg(*scan));
    }
    return draw(file, type);
}

CheckVerdict FileChecker::Private::draw(const StoredFile& file, const QString& type) const
{
    CheckVerdict verdict{file.id, true, {}, type, std::nullopt, std::nullopt};
    const auto picture = pictures.draw(folder.pathOf(file.hash), type, longestPicture, folder.freshPath());
    if (!picture)
        return refused(file.id, type, picture.error().detail);
    if (!*picture)
        return verdict;
    verdict.picture = *picture;
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
    d->lanes.clear();
    for (int i = 0; i < std::max(1, d->options.atOnce); ++i) {
        auto& lane = *d->lanes.emplace_back(std::make_unique<Private::Lane>());
        lane.files.open();
        static_cast<void>(
            lane.thread.start([] { return Result<void>(); }, [d = d.get(), &lane] { d->run(lane); }));
    }
}

void FileChecker::stop()
{
    d->stopping = true;
    for (const auto& lane : d->lanes)
        lane->files.close();
    for (const auto& lane : d->lanes)
        lane->thread.join();
    // They stay: the store's thread may still bring files, which a closed lane does not take.
}

void FileChecker::check(const StoredFile& file)
{
    if (!d->lanes.empty())
        d->lanes.at(d->next++ % d->lanes.size())->files.add(StoredFile(file));
}

} // namespace baton::relay
