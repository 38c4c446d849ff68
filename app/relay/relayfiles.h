// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/relay/serveoptions.h"
#include "core/relay/customers/customergateway.h"
#include "core/relay/files/filestore.h"
#include "core/relay/files/namedfiles.h"
#include "core/relay/parts/relayparts.h"
#include "core/relay/uploads/filedoor.h"

namespace baton::app {

/// The room of files as this relay has it.
relay::FileStore::Options fileOptions(const ServeOptions& options);

/// From where files may be fetched that bots name.
relay::Fetcher::Rules fetchRules(const ServeOptions& options);

/// Who is there and may see what, as the directory, the customers' gateway and the transcripts say. What is
/// given must outlive it.
relay::FileDoor fileDoor(const relay::RelayParts& parts, const relay::CustomerGateway& customers);

} // namespace baton::app
