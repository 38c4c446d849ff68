// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/filefolder.h"
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
};

/// What became of a file that was looked at.
struct CheckVerdict
{
    FileId file;
    bool isGood = false;
    QString why; ///< it is not; a sentence for people
    QString type;
    std::optional<DrawnPicture> picture; ///< files that are the receiver's to keep or discard()
    std::optional<DrawnPicture> thumbnail;

    void discard() const;
};

/// Looks at files that have arrived: what they are, whether the scanner finds something, how they look. On
/// threads of its own, a few files at a time; a scanner that is away is asked again until it answers.
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

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::relay
