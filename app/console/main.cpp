#include "app/console/singleinstance.h"
#include "ui/shell/console.h"
#include "ui/shell/translations.h"
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

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("baton"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BATON_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Baton"));
    QGuiApplication::setDesktopFileName(QStringLiteral("example.baton.Baton"));
    ui::installTranslations(QLocale());

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Take over from a chatbot when it should let a person speak."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption relay(QStringLiteral("relay"),
                                   QCoreApplication::translate("main", "The relay's address."),
                                   QStringLiteral("URL"));
    const QCommandLineOption profile(
        QStringLiteral("profile"),
        QCoreApplication::translate("main", "Settings and sign-in of their own, by name."),
        QStringLiteral("NAME"), QStringLiteral("default"));
    const QCommandLineOption email(QStringLiteral("email"),
                                   QCoreApplication::translate("main", "Who signs in."),
                                   QStringLiteral("EMAIL"));
    const QCommandLineOption password(
        QStringLiteral("password-stdin"),
        QCoreApplication::translate("main", "Read the password from standard input and sign in at once."));
    parser.addOptions({relay, profile, email, password});
    parser.addPositionalArgument(QStringLiteral("link"),
                                 QCoreApplication::translate("main", "baton://conversation/ID to open."),
                                 QStringLiteral("[baton://conversation/ID]"));
    parser.process(application);

    if (!isProfileName(parser.value(profile)))
        return fail(
            QCoreApplication::translate("main", "A profile's name has 1 to 64 letters, digits, '-' or '_'."));
    if (parser.isSet(password) && !parser.isSet(email))
        return fail(QCoreApplication::translate("main", "--password-stdin needs --email."));
    ui::Console::Options options;
    options.profile = parser.value(profile);
    options.dataDirectory = dataDirectoryFor(options.profile);
    options.relay = QUrl(parser.value(relay));
    if (parser.isSet(relay) && (!options.relay.isValid() || options.relay.host().isEmpty()))
        return fail(QCoreApplication::translate(
            "main", "--relay takes an address such as https://relay.example.com."));
    options.email = parser.value(email);
    options.link = parser.positionalArguments().value(0);
    if (parser.isSet(password)) {
        QFile input;
        if (input.open(stdin, QIODevice::ReadOnly))
            options.password = QString::fromUtf8(input.readLine(1024)).trimmed();
    }
    if (!QDir().mkpath(options.dataDirectory))
        return fail(
            QCoreApplication::translate("main", "The folder %1 cannot be made.").arg(options.dataDirectory));

    SingleInstance instance(options.dataDirectory);
    if (instance.handOver(options.link))
        return 0;
    instance.listen();
    ui::setUpFonts();
    ui::Console console(options);
    QObject::connect(&instance, &SingleInstance::activated, &application,
                     [&](const QString& link) { console.activate(link); });
    console.show();
    return QApplication::exec();
}
