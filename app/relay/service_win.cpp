// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/service.h"

#include "app/relay/termination.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QThread>
#include <atomic>
#include <cstdio>
#include <future>
#include <memory>
#include <windows.h>

namespace baton::app::service {

namespace {

constexpr wchar_t name[] = L"baton-relay";
constexpr DWORD patienceMs = 30'000; ///< for a start or an end
constexpr DWORD pauseMs = 100;
constexpr qint64 mostLog = 16 * 1024 * 1024; ///< bytes; then a fresh one is begun

struct Close
{
    void operator()(SC_HANDLE handle) const { CloseServiceHandle(handle); }
};
using Handle = std::unique_ptr<SC_HANDLE__, Close>;

Refused refused(const QString& what)
{
    const DWORD error = GetLastError();
    switch (error) {
    case ERROR_ACCESS_DENIED:
        return refuse(Refusal::Kind::NotPermitted,
                      QStringLiteral("Only an administrator may do that: open the "
                                     "command line as one."));
    case ERROR_SERVICE_EXISTS:
        return refuse(
            Refusal::Kind::Conflict,
            QStringLiteral("There is a service already; take it out with: baton-relay service remove"));
    case ERROR_SERVICE_DOES_NOT_EXIST:
        return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such service."));
    case ERROR_FAILED_SERVICE_CONTROLLER_CONNECT:
        return refuse(Refusal::Kind::Invalid, QStringLiteral("That is what Windows does. A person uses: "
                                                             "baton-relay serve"));
    default:
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("%1: Windows says error %2.").arg(what).arg(error));
    }
}

/// As the programs of Windows take it apart again.
QString quoted(const QString& word)
{
    QString text;
    int backslashes = 0;
    for (const QChar one : word) {
        if (one == u'"')
            text += QString(backslashes + 1, u'\\'); // each of those before it twice
        backslashes = one == u'\\' ? backslashes + 1 : 0;
        text += one;
    }
    return u'"' + text + QString(backslashes, u'\\') + u'"';
}

/// The service's account has no other rights than anybody.
Result<void> makeFolder(const QString& data)
{
    if (!QDir().mkpath(data))
        return refuse(Refusal::Kind::Unavailable, QStringLiteral("%1 cannot be made.").arg(data));
    // The local service, the system and administrators, by the names that are the same in every language.
    const int code = QProcess::execute(QStringLiteral("icacls"),
                                       {QDir::toNativeSeparators(data), QStringLiteral("/inheritance:r"),
                                        QStringLiteral("/grant:r"), QStringLiteral("*S-1-5-19:(OI)(CI)F"),
                                        QStringLiteral("*S-1-5-18:(OI)(CI)F"),
                                        QStringLiteral("*S-1-5-32-544:(OI)(CI)F"), QStringLiteral("/Q")});
    if (code == 0)
        return {};
    return refuse(Refusal::Kind::Unavailable,
                  QStringLiteral("%1 cannot be closed to others: icacls failed.").arg(data));
}

// What the service's own threads share; one a process.
SERVICE_STATUS_HANDLE statusHandle = nullptr;
std::promise<bool> begun;
std::promise<void> ended;

void report(DWORD state, int code = 0)
{
    SERVICE_STATUS status = {};
    status.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
    status.dwCurrentState = state;
    if (state == SERVICE_RUNNING)
        status.dwControlsAccepted = SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN;
    if (code != 0) {
        status.dwWin32ExitCode = ERROR_SERVICE_SPECIFIC_ERROR;
        status.dwServiceSpecificExitCode = DWORD(code);
    }
    if (state == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING)
        status.dwWaitHint = patienceMs;
    SetServiceStatus(statusHandle, &status);
}

DWORD WINAPI hear(DWORD control, DWORD, void*, void*)
{
    if (control == SERVICE_CONTROL_STOP || control == SERVICE_CONTROL_SHUTDOWN) {
        report(SERVICE_STOP_PENDING);
        Termination::request();
    }
    return control == SERVICE_CONTROL_STOP || control == SERVICE_CONTROL_SHUTDOWN ||
                   control == SERVICE_CONTROL_INTERROGATE
               ? NO_ERROR
               : ERROR_CALL_NOT_IMPLEMENTED;
}

void WINAPI serviceMain(DWORD, wchar_t**)
{
    statusHandle = RegisterServiceCtrlHandlerExW(name, hear, nullptr);
    report(SERVICE_START_PENDING);
    begun.set_value(true);
    // The process may be ended as soon as this returns.
    ended.get_future().wait();
}

/// A service has no one who reads what it says.
void writeLogTo(const QString& data)
{
    const QString log = QDir(data).filePath(QStringLiteral("relay.log"));
    if (QFileInfo(log).size() > mostLog) {
        QFile::remove(log + QStringLiteral(".1"));
        QFile::rename(log, log + QStringLiteral(".1"));
    }
    if (_wfreopen(log.toStdWString().c_str(), L"a", stderr))
        std::setvbuf(stderr, nullptr, _IONBF, 0);
    // Qt looks whether there is a console, and would tell a debugger otherwise.
    qputenv("QT_FORCE_STDERR_LOGGING", "1");
}

} // namespace

QString dataFolder()
{
    return QDir::fromNativeSeparators(qEnvironmentVariable("ProgramData", QStringLiteral("C:/ProgramData"))) +
           QStringLiteral("/baton-relay");
}

Result<void> install(const QString& data, const QStringList& serveArguments)
{
    const Handle manager(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT | SC_MANAGER_CREATE_SERVICE));
    if (!manager)
        return refused(QStringLiteral("The services cannot be changed"));
    QString line = quoted(QDir::toNativeSeparators(QCoreApplication::applicationFilePath())) +
                   QStringLiteral(" service run");
    for (const auto& argument : serveArguments)
        line += u' ' + quoted(argument);
    BATON_TRY(makeFolder(data));
    const Handle service(CreateServiceW(manager.get(), name, L"Baton relay",
                                        SERVICE_CHANGE_CONFIG | SERVICE_START, SERVICE_WIN32_OWN_PROCESS,
                                        SERVICE_AUTO_START, SERVICE_ERROR_NORMAL, line.toStdWString().c_str(),
                                        nullptr, nullptr, nullptr, L"NT AUTHORITY\\LocalService", nullptr));
    if (!service)
        return refused(QStringLiteral("The service cannot be made"));
    wchar_t description[] = L"Hands conversations from bots to people.";
    SERVICE_DESCRIPTIONW described = {description};
    ChangeServiceConfig2W(service.get(), SERVICE_CONFIG_DESCRIPTION, &described);
    SC_ACTION again = {SC_ACTION_RESTART, 5'000};
    SERVICE_FAILURE_ACTIONSW onFailure = {};
    onFailure.dwResetPeriod = 24 * 60 * 60;
    onFailure.cActions = 1;
    onFailure.lpsaActions = &again;
    ChangeServiceConfig2W(service.get(), SERVICE_CONFIG_FAILURE_ACTIONS, &onFailure);
    return {};
}

Result<void> remove()
{
    const Handle manager(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
    if (!manager)
        return refused(QStringLiteral("The services cannot be changed"));
    const Handle service(OpenServiceW(manager.get(), name, DELETE | SERVICE_STOP | SERVICE_QUERY_STATUS));
    if (!service)
        return refused(QStringLiteral("The service cannot be opened"));
    SERVICE_STATUS status = {};
    ControlService(service.get(), SERVICE_CONTROL_STOP, &status);
    for (DWORD waited = 0; waited < patienceMs; waited += pauseMs) {
        if (!QueryServiceStatus(service.get(), &status) || status.dwCurrentState == SERVICE_STOPPED)
            break;
        Sleep(pauseMs);
    }
    if (status.dwCurrentState != SERVICE_STOPPED)
        return refuse(Refusal::Kind::Unavailable, QStringLiteral("The service does not end."));
    if (!DeleteService(service.get()))
        return refused(QStringLiteral("The service cannot be taken out"));
    return {};
}

Result<int> run(const QString& data, const std::function<int(const std::function<void()>&)>& work)
{
    auto isBegun = begun.get_future();
    std::atomic<DWORD> error{NO_ERROR};
    const std::unique_ptr<QThread> dispatcher(QThread::create([&error] {
        wchar_t own[] = L"baton-relay";
        const SERVICE_TABLE_ENTRYW table[] = {{own, serviceMain}, {nullptr, nullptr}};
        if (!StartServiceCtrlDispatcherW(table)) {
            error = GetLastError();
            begun.set_value(false);
        }
    }));
    dispatcher->start();
    if (!isBegun.get()) {
        dispatcher->wait();
        SetLastError(error);
        return refused(QStringLiteral("Windows does not take it for a service"));
    }
    writeLogTo(data);
    const int code = work([] { report(SERVICE_RUNNING); });
    report(SERVICE_STOPPED, code);
    ended.set_value();
    dispatcher->wait();
    return code;
}

} // namespace baton::app::service
