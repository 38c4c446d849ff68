// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/filefolder.h"
#include "core/relay/files/filelimits.h"
#include "core/relay/files/pictureprogram.h"
#include "core/relay/files/storedfile.h"
#include "core/relay/files/virusscanner.h"

#include <functional>
#include <memory>

namespace baton::relay {

struct CheckOptions
{
    QString pictureProgram; ///< empty: pictures are not drawn again, and so never shown
    ScannerAddress scanner = {};
    std::chrono::milliseconds scanAgainAfter = std::chrono::seconds(10); ///< while the scanner is away
    int atOnce = 2;
    /// Bytes of a picture as it was drawn again.
    qint64 mostDrawn = FileLimits().file;
};

/// What became of a file that was looked at.
struct CheckVerdict
{
    FileId file;
    bool isGood = false;
    bool isLost = false; ///< its bytes are not there
    QString why;         ///< it is not; a sentence for people
    QString type;
    std::optional<DrawnPicture> picture; ///< files that are the receiver's to keep or discard()
    std::optional<DrawnPicture> thumbnail;

    void discard() const;
};

/// Looks at files that have arrived: what they are, whether the scanner finds something, how they look. On
/// threads of its own, a few files at a time, each sender's on the same. A scanner that is away is asked
/// again until it answers; a file that cannot be looked at is refused after some tries.
class FileChecker
{
public:
    FileChecker(CheckOptions options, const FileFolder& folder);
    ~FileChecker();
    Q_DISABLE_COPY_MOVE(FileChecker)

    /// @p judged is called on those threads.
    void start(std::function<void(const CheckVerdict&)> judged);
    /// What was not looked at yet is for the next start.
    void stop();
    /// From one thread, also while stop() is under way and after it.
    void check(const StoredFile& file);
    /// The same, after scanAgainAfter.
    void checkLater(const StoredFile& file);
    /// There is no such file any more.
    void forget(const FileId& file);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
