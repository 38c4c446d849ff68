// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>
#include <QStringList>

/// Each rule reads a source tree and answers with one sentence per offence, "path:line: what is wrong"; empty
/// when all is well.
namespace baton::architecture {

/// Includes follow the arrows of the house, Qt modules and libraries stay where they are allowed, and headers
/// of one operating system only occur in files that are named after it.
QStringList includeOffences(const QDir& root);

/// The same arrows, over what CMake links: directly, and through our own libraries for what must not be
/// reachable.
QStringList linkOffences(const QDir& root);

/// No box comes back to itself through what its files include, whatever the table allows.
QStringList circleOffences(const QDir& root);

/// No box holds more than 12 % of the lines of app/, core/ and ui/.
QStringList roomOffences(const QDir& root);

/// No two types of one namespace share a name: the linker would take one for the other without a word.
QStringList nameOffences(const QDir& root);

/// The database of a relay has one writer, the desk, besides the admin commands, whose writes are short and
/// rare. Whoever else opens a database opens it read only, or has one of its own; those few are named in the
/// rule.
QStringList writerOffences(const QDir& root);

/// .cpp up to 400 lines, .h up to 150.
QStringList lengthOffences(const QDir& root);

/// No file names the host of a package registry, and no lock file says where a package was once fetched from.
QStringList registryOffences(const QDir& root);

} // namespace baton::architecture
