// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/server/router.h"
#include "core/relay/files/filestore.h"
#include "core/relay/uploads/filedoor.h"

namespace baton::relay {

/// /v1/files: uploads by tus 1.0.0 (core, creation, termination, expiration). Both must outlive what the
/// router serves.
void serveUploads(Router& router, FileStore& store, const FileDoor& door);

/// GET /v1/files/ID and GET /v1/files/ID/thumbnail: for whoever may see the file, and for who has a link.
/// As an attachment, unless it is a picture that was drawn again here. After serveUploads(), since HEAD is
/// of tus.
void serveFiles(Router& router, FileStore& store, const FileDoor& door);

/// 501 that says what is missing, where this relay cannot tell what a file is.
std::optional<HttpResponse> noFilesHere();
/// 401 that says what to send.
HttpResponse senderNeeded();

} // namespace baton::relay
