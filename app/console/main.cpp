// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/console/sessionend.h"
#include "app/console/singleinstance.h"
#include "core/domain/refusal.h"
#include "ui/console/console.h"
#include "ui/shell/translations.h"
#include "ui/theme/batonstyle.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTextStream>

namespace {

using namespace baton;

int fail(const QString& text)
{
    QTextStream(stderr) << "baton: " << text << '\n';
    return 2;
}

QString dataDirectoryFor(const QString& profile)
{
    const auto given = qEnvironmentVariable("BATON_DATA_DIR");
    const auto base =
        given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : given;
    return base + QStringLiteral("/profiles/") + profile;
}

bool isProfileName(const QString& name)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    return allowed.match(name).hasMatch();
}

/// @p mode: how words such as -reverse, which are Qt's own, are read while they are still there.
void describe(QCommandLineParser& parser, QCommandLineParser::SingleDashWordOptionMode mode =
                                              QCommandLineParser::ParseAsCompactedShortOptions)
{
    parser.setSingleDashWordOptionMode(mode);
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Take over from a chatbot when it should let a person speak."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("relay"), QCoreApplication::translate("main", "The relay's address."),
          QStringLiteral("URL")},
         {QStringLiteral("profile"),
          QCoreApplication::translate("main", "Settings and sign-in of their own, by name."),
          QStringLiteral("NAME"), QStringLiteral("default")},
         {QStringLiteral("email"), QCoreApplication::translate("main", "Who signs in."),
          QStringLiteral("EMAIL")},
         {QStringLiteral("allow-insecure"),
          QCoreApplication::translate(
              "main", "Talk to a relay on another computer without encryption. Others on the way can "
                      "read the password and every conversation.")},
         {QStringLiteral("password-stdin"),
          QCoreApplication::translate("main",
                                      "Read the password from standard input and sign in at once.")}});
    parser.addPositionalArgument(QStringLiteral("link"),
                                 QCoreApplication::translate("main", "baton://conversation/ID to open."),
                                 QStringLiteral("[baton://conversation/ID]"));
}

void introduce()
{
    QCoreApplication::setApplicationName(QStringLiteral("baton"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BATON_VERSION));
    ui::installTranslations(QLocale());
}

/// Whether --help or --version is asked for: that needs no display, and must not fail for want of one.
/// Not --help-all, which tells of the display's own options.
bool onlyPrints(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QCommandLineParser parser;
    // Options of Qt's own are unknown here, and do not matter. None has -v or -h in it.
    describe(parser, QCommandLineParser::ParseAsLongOptions);
    parser.parse(arguments);
    return parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"));
}

int print(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    introduce();
    QCommandLineParser parser;
    describe(parser, QCommandLineParser::ParseAsLongOptions);
    parser.parse(QCoreApplication::arguments());
    // Each ends the program.
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    parser.showHelp();
}

/// The refusal says what is wrong with the command line.
Result<ui::Console::Options> optionsFrom(const QCommandLineParser& parser)
{
    const auto wrong = [](const QString& text) { return refuse(Refusal::Kind::Invalid, text); };
    const auto relay = QStringLiteral("relay");
    const bool readsPassword = parser.isSet(QStringLiteral("password-stdin"));
    ui::Console::Options options;
    options.profile = parser.value(QStringLiteral("profile"));
    if (!isProfileName(options.profile))
        return wrong(
            QCoreApplication::translate("main", "A profile's name has 1 to 64 letters, digits, '-' or '_'."));
    options.email = parser.value(QStringLiteral("email"));
    if (readsPassword && !parser.isSet(QStringLiteral("email")))
        return wrong(QCoreApplication::translate("main", "--password-stdin needs --email."));
    options.inClear = parser.isSet(QStringLiteral("allow-insecure"));
    options.dataDirectory = dataDirectoryFor(options.profile);
    options.relay = QUrl(parser.value(relay));
    if (parser.isSet(relay) && (!options.relay.isValid() || options.relay.host().isEmpty()))
        return wrong(QCoreApplication::translate(
            "main", "--relay takes an address such as https://relay.example.com."));
    options.link = parser.positionalArguments().value(0);
    if (readsPassword) {
        QFile input;
        if (input.open(stdin, QIODevice::ReadOnly))
            options.password = QString::fromUtf8(input.readLine(1024)).trimmed();
    }
    if (!QDir().mkpath(options.dataDirectory))
        return wrong(
            QCoreApplication::translate("main", "The folder %1 cannot be made.").arg(options.dataDirectory));
    return options;
}

} // namespace

int main(int argc, char** argv)
{
    if (onlyPrints(argc, argv))
        return print(argc, argv);
    QApplication application(argc, argv);
    introduce();
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Baton"));
    QGuiApplication::setDesktopFileName(QStringLiteral("example.baton.Baton"));

    QCommandLineParser parser;
    describe(parser);
    parser.process(application);
    const auto options = optionsFrom(parser);
    if (!options)
        return fail(options.error().detail);

    // What asks it to end is heard by the event loop, however early it comes.
    const SessionEnd sessionEnd;
    SingleInstance instance(options->dataDirectory);
    if (instance.handOver(options->link))
        return 0;
    instance.listen();
    ui::setUpFonts();
    ui::setUpStyle();
    ui::Console console(*options);
    QObject::connect(&instance, &SingleInstance::activated, &application,
                     [&](const QString& link) { console.activate(link); });
    // Nobody can be asked any more.
    QObject::connect(&sessionEnd, &SessionEnd::requested, &application, [] { QCoreApplication::exit(0); });
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &application,
                     [&] { console.saveState(); });
    console.show();
    return QApplication::exec();
}
