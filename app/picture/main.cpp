// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// Draws a stranger's picture again: `baton-relay-picture FORMAT LONGEST < picture > drawn`. The relay runs
// one for each picture, so that whatever a picture was made to do happens in here, where nothing can be done.

#include "app/picture/cage.h"
#include "app/picture/drawing.h"

#include <QCoreApplication>
#include <QFile>
#include <cstdio>
#include <cstdlib>

using namespace baton::picture;

namespace {

constexpr qint64 mostRead = 64 * 1024 * 1024;

bool write(QFile& out, const QByteArray& bytes) { return out.write(bytes) == bytes.size() && out.flush(); }

int run(const QStringList& arguments)
{
    QFile in;
    QFile out;
    QFile said;
    passBytesAsTheyAre();
    const bool isOpen = in.open(stdin, QIODevice::ReadOnly) && out.open(stdout, QIODevice::WriteOnly) &&
                        said.open(stderr, QIODevice::WriteOnly);
    if (arguments.size() != 3 || !isOpen)
        return Usage;
    loadFormats();
    if (!enterCage())
        return NoCage;
    const auto bytes = in.read(mostRead);
    const auto drawing = draw(bytes, arguments.at(1).toLatin1(), arguments.at(2).toInt());
    if (drawing.ending != Drawn)
        return drawing.ending;
    const auto saying = drawing.format + ' ' + QByteArray::number(drawing.pixels.width()) + ' ' +
                        QByteArray::number(drawing.pixels.height()) + '\n';
    return write(out, drawing.bytes) && write(said, saying) ? Drawn : TooLarge;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    // Without the usual farewells, which ask the system for what is forbidden now.
    std::_Exit(run(QCoreApplication::arguments()));
}
