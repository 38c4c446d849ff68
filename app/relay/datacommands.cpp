#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/datafolder.h"

namespace baton::app {

int backup(const QStringList&) { return fail(QStringLiteral("Not yet.")); }
int restore(const QStringList&) { return fail(QStringLiteral("Not yet.")); }
int check(const QStringList&) { return fail(QStringLiteral("Not yet.")); }

int version(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("version"), QStringLiteral("Prints the version."));
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    if (line.json())
        printJson({{QStringLiteral("version"), QStringLiteral(BATON_VERSION)},
                   {QStringLiteral("qt"), QString::fromLatin1(qVersion())}});
    else
        printLine(QStringLiteral("baton-relay %1").arg(QStringLiteral(BATON_VERSION)));
    return Done;
}

} // namespace baton::app
