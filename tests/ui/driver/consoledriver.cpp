// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// A real console with hands: what an agent would click and type comes as JSON lines.
//   {"do":"signIn","relay":URL,"email":E,"password":P}
//   {"do":"click","name":N}           a button by object name or driverName
//   {"do":"type","name":N,"text":T}   types into a widget
//   {"do":"key","keys":"Ctrl+Return"} sends keys to the window, or with "name" to a widget
//   {"do":"select","text":T}          opens the first conversation of the list whose card says T
//   {"do":"select","list":L,"text":T} clicks the first cell of a list or table that says T
//   {"do":"choose","name":N,"text":T} from a combo box or the menu of a button
//                                     of submenus by "Outer > Inner"
//   {"do":"files","open":[P...],"save":P,"yes":B}  what the next dialogs for files, and questions, are
//   answered
//   {"do":"paste","picture":P}        pastes a picture into the composer
//   {"do":"press","text":T,"row":R}   of the menu of the last message that says R
//   {"do":"setValue","name":N,"value":V} chooses in a box, or moves a slider
//   {"do":"look"}                     what can be seen now
//   {"do":"grab","file":F}            a picture of the window
//   {"do":"appearance","dark":B}  {"do":"resize","width":W,"height":H}
// Each answers with one line: {"ok":true,...} or {"ok":false,"why":...}. It ends with its input.

#include "core/client/session.h"
#include "core/models/transcriptmodel.h"
#include "tests/ui/driver/writinghands.h"
#include "ui/alerts/toaststack.h"
#include "ui/console/console.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/statusbar.h"
#include "ui/conversation/transcriptview.h"
#include "ui/inbox/conversationcard.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/parts/linkpill.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/signinpage.h"
#include "ui/shell/translations.h"
#include "ui/theme/batonstyle.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScreen>
#include <QSlider>
#include <QTest>
#include <QTextEdit>
#include <QTextStream>
#include <QThread>
#include <QToolButton>
#include <iostream>
#include <string>

using namespace baton;

namespace {

class Driver : public QObject
{
    Q_OBJECT
public:
    explicit Driver(ui::Console& console) : m_console(console) {}

    QJsonObject carryOut(const QJsonObject& command)
    {
        const auto what = command.value(QLatin1String("do")).toString();
        if (what == QLatin1String("look"))
            return look();
        if (what == QLatin1String("signIn")) {
            Q_EMIT window().signIn().signInRequested(QUrl(text(command, "relay")), text(command, "email"),
                                                     text(command, "password"), false);
            return good();
        }
        if (what == QLatin1String("click"))
            return click(text(command, "name"));
        if (what == QLatin1String("choose"))
            return choose(text(command, "name"), text(command, "text"));
        if (what == QLatin1String("files"))
            return answered(driver::answerFiles(command));
        if (what == QLatin1String("paste"))
            return answered(driver::paste(m_console, text(command, "picture")));
        if (what == QLatin1String("press"))
            return answered(driver::press(m_console, text(command, "row"), text(command, "text")));
        if (what == QLatin1String("type"))
            return type(text(command, "name"), text(command, "text"));
        if (what == QLatin1String("setValue"))
            return setValue(text(command, "name"), command.value(QLatin1String("value")).toVariant());
        if (what == QLatin1String("key")) {
            auto* widget = command.contains(QLatin1String("name")) ? find<QWidget>(text(command, "name"))
                                                                   : static_cast<QWidget*>(&window());
            if (!widget)
                return bad(QStringLiteral("no such widget to be seen: ") + text(command, "name"));
            // Of two consoles on one screen only one is in front, and shortcuts are its own.
            window().activateWindow();
            if (!QTest::qWaitForWindowActive(&window()))
                return bad(QStringLiteral("the window does not come in front"));
            QTest::keySequence(widget, QKeySequence(text(command, "keys")));
            return good();
        }
        if (what == QLatin1String("select"))
            return command.contains(QLatin1String("list"))
                       ? selectIn(text(command, "list"), text(command, "text"))
                       : select(text(command, "text"));
        if (what == QLatin1String("grab"))
            return window().grab().save(text(command, "file"))
                       ? good()
                       : bad(QStringLiteral("the picture was not written"));
        if (what == QLatin1String("grabScreen"))
            return window().screen()->grabWindow(0).save(text(command, "file"))
                       ? good()
                       : bad(QStringLiteral("the picture was not written"));
        if (what == QLatin1String("hide")) {
            window().hide();
            return good();
        }
        if (what == QLatin1String("show")) {
            // A key that comes before it has the focus is no shortcut.
            m_console.comeForward();
            return QTest::qWaitForWindowActive(&window())
                       ? good()
                       : bad(QStringLiteral("the window did not come forward"));
        }
        if (what == QLatin1String("appearance")) {
            ui::setAppearance(command.value(QLatin1String("dark")).toBool() ? ui::Appearance::Dark
                                                                            : ui::Appearance::Light);
            return good();
        }
        if (what == QLatin1String("resize")) {
            window().resize(command.value(QLatin1String("width")).toInt(),
                            command.value(QLatin1String("height")).toInt());
            return good();
        }
        if (what == QLatin1String("quit")) {
            QCoreApplication::exit(0); // without a question
            return good();
        }
        return bad(QStringLiteral("unknown command: ") + what);
    }

private:
    ui::MainWindow& window() { return m_console.window(); }
    static QString text(const QJsonObject& command, const char* key)
    {
        return command.value(QLatin1String(key)).toString();
    }
    static QJsonObject good() { return {{QStringLiteral("ok"), true}}; }
    static QJsonObject bad(const QString& why)
    {
        return {{QStringLiteral("ok"), false}, {QStringLiteral("why"), why}};
    }

    static QJsonObject answered(const QString& problem) { return problem.isEmpty() ? good() : bad(problem); }

    template <typename Widget>
    Widget* find(const QString& name)
    {
        const auto all = window().findChildren<Widget*>();
        for (auto* widget : all)
            if ((widget->objectName() == name || widget->property("driverName").toString() == name) &&
                widget->isVisible())
                return widget;
        return nullptr;
    }

    QJsonObject click(const QString& name)
    {
        auto* button = find<QAbstractButton>(name);
        if (!button)
            return bad(QStringLiteral("no such button to be seen: ") + name);
        if (!button->isEnabled())
            return bad(QStringLiteral("it is disabled: ") + name);
        QTest::mouseClick(button, Qt::LeftButton);
        return good();
    }

    QJsonObject choose(const QString& name, const QString& what)
    {
        if (auto* box = find<QComboBox>(name); box && box->findText(what) >= 0) {
            box->setCurrentIndex(box->findText(what));
            Q_EMIT box->activated(box->currentIndex()); // as only a person makes it do
            return good();
        }
        auto* button = find<QToolButton>(name);
        auto* menu = button ? button->menu() : nullptr;
        const auto path = what.split(QStringLiteral(" > "));
        for (const auto& step : path) {
            auto* action = driver::actionOf(menu, step);
            if (!action)
                break;
            if (!action->menu()) {
                action->trigger();
                return good();
            }
            menu = action->menu();
            Q_EMIT menu->aboutToShow();
        }
        return bad(QStringLiteral("nothing to choose there: ") + what);
    }

    QJsonObject type(const QString& name, const QString& what)
    {
        auto* widget = find<QWidget>(name);
        if (!widget || !widget->isEnabled())
            return bad(QStringLiteral("nothing to type into: ") + name);
        // Only in the window in front is anything being written in.
        widget->window()->activateWindow();
        if (!QTest::qWaitForWindowActive(widget->window()))
            return bad(QStringLiteral("the window does not come in front"));
        widget->setFocus();
        if (auto* editor = qobject_cast<QPlainTextEdit*>(widget))
            editor->insertPlainText(what);
        else
            QTest::keyClicks(widget, what);
        return good();
    }

    QJsonObject setValue(const QString& name, const QVariant& value)
    {
        if (auto* slider = find<QSlider>(name)) {
            slider->setValue(value.toInt());
            return good();
        }
        auto* box = find<QComboBox>(name);
        const int wanted = box ? box->findData(value) : -1;
        if (wanted < 0 || !box->isEnabled())
            return bad(QStringLiteral("it has no such value: ") + name);
        while (box->currentIndex() != wanted)
            QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
        return good();
    }

    QJsonObject select(const QString& what)
    {
        auto* list = find<QListView>(QStringLiteral("conversations"));
        if (!list)
            return bad(QStringLiteral("the list is not to be seen"));
        const auto* model = static_cast<const models::ConversationListModel*>(list->model());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (ui::ConversationCard::spoken(model->at(row), false, 0, Instant::now()).contains(what)) {
                list->scrollTo(model->index(row));
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                                  list->visualRect(model->index(row)).center());
                return good();
            }
        }
        return bad(QStringLiteral("no card says ") + what);
    }

    QJsonObject selectIn(const QString& list, const QString& what)
    {
        auto* view = find<QAbstractItemView>(list);
        if (!view)
            return bad(QStringLiteral("not to be seen: ") + list);
        const auto* model = view->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const auto cell = model->index(row, column);
                if (!cell.data().toString().contains(what))
                    continue;
                view->scrollTo(cell);
                // At its beginning, where a button in it would be.
                const auto place = view->visualRect(cell);
                QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                                  QPoint(place.left() + 24, place.center().y()));
                return good();
            }
        }
        return bad(QStringLiteral("nothing there says ") + what);
    }

    QStringList linesOf(const QString& list)
    {
        QStringList lines;
        auto* view = find<QAbstractItemView>(list);
        for (int row = 0; view && row < std::min(50, view->model()->rowCount()); ++row) {
            QStringList cells;
            for (int column = 0; column < view->model()->columnCount(); ++column)
                cells.append(view->model()->index(row, column).data().toString());
            lines.append(cells.join(QStringLiteral(" | ")));
        }
        return lines;
    }

    QJsonObject look()
    {
        QJsonObject seen = good();
        seen.insert(QStringLiteral("page"),
                    window().showsConsole() ? QStringLiteral("console") : QStringLiteral("signIn"));
        seen.insert(QStringLiteral("link"), window().findChild<ui::LinkPill*>()->text());
        seen.insert(QStringLiteral("toast"), window().toasts().word());
        if (auto* member = find<QToolButton>(QStringLiteral("memberMenu")))
            seen.insert(QStringLiteral("availability"), member->accessibleDescription());
        QJsonArray cards;
        if (auto* list = find<QListView>(QStringLiteral("conversations"))) {
            const auto* model = static_cast<const models::ConversationListModel*>(list->model());
            seen.insert(QStringLiteral("rows"), model->rowCount());
            for (int row = 0; row < std::min(50, model->rowCount()); ++row)
                cards.append(ui::ConversationCard::spoken(model->at(row), model->isLeaving(model->at(row).id),
                                                          model->unread(model->at(row)), Instant::now()));
        }
        seen.insert(QStringLiteral("cards"), cards);
        for (const char* list : {"runs", "steps", "entries", "deliveries", "devices", "savedReplyList"})
            seen.insert(QLatin1String(list), QJsonArray::fromStringList(linesOf(QLatin1String(list))));
        if (auto* details = find<QTextEdit>(QStringLiteral("entryText")))
            seen.insert(QStringLiteral("details"), details->toPlainText());
        if (auto* status = find<ui::StatusBar>(QStringLiteral("statusBar")))
            seen.insert(QStringLiteral("status"), QJsonArray::fromStringList(status->texts()));
        driver::lookAtTranscript(m_console, seen);
        seen.insert(QStringLiteral("visible"), window().isVisible());
        QJsonArray banners;
        const auto shown = window().findChildren<QLabel*>(QStringLiteral("bannerTitle"));
        for (const auto* title : shown)
            if (title->isVisible())
                banners.append(title->text());
        seen.insert(QStringLiteral("banners"), banners);
        seen.insert(QStringLiteral("typing"), m_console.inbox().conversation().transcript().typing());
        seen.insert(QStringLiteral("writable"), m_console.inbox().conversation().composer().isWritable());
        seen.insert(QStringLiteral("draft"), m_console.inbox().conversation().composer().draft());
        seen.insert(QStringLiteral("noteDraft"), m_console.inbox().conversation().composer().noteDraft());
        if (auto* does = find<QLabel>(QStringLiteral("actions")))
            seen.insert(QStringLiteral("actions"), does->text());
        const auto buttons = window().findChildren<QAbstractButton*>();
        for (const auto* button : buttons)
            if (button->property("driverName") == QStringLiteral("send") && button->isVisible())
                seen.insert(QStringLiteral("maySend"), button->isEnabled());
        if (auto* problem = find<QLabel>(QStringLiteral("problem")))
            seen.insert(QStringLiteral("problem"), problem->text());
        return seen;
    }

    ui::Console& m_console;
};

/// Reads lines beside the event loop, and hands each over.
class Reader : public QThread
{
    Q_OBJECT
Q_SIGNALS:
    void line(const QByteArray& line);

protected:
    void run() override
    {
        std::string one;
        while (std::getline(std::cin, one))
            Q_EMIT line(QByteArray::fromStdString(one));
        Q_EMIT line(R"({"do":"quit"})");
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    // A test reads English wherever it runs; consoledriver FOLDER LOCALE speaks something else.
    QLocale::setDefault(QLocale(application.arguments().value(2, QStringLiteral("en_GB"))));
    ui::installTranslations(QLocale());
    ui::setUpFonts();
    ui::setUpStyle();
    ui::setAppearance(ui::Appearance::Light);
    ui::Console::Options options;
    options.dataDirectory = application.arguments().value(1);
    options.profile = QStringLiteral("driver");
    QDir().mkpath(options.dataDirectory);
    ui::Console console(options);
    console.show();
    console.window().activateWindow();
    Driver driver(console);
    Reader reader;
    QObject::connect(&reader, &Reader::line, &driver, [&](const QByteArray& line) {
        const auto answer = driver.carryOut(QJsonDocument::fromJson(line).object());
        QTextStream(stdout) << QJsonDocument(answer).toJson(QJsonDocument::Compact) << '\n' << Qt::flush;
    });
    reader.start();
    const int code = QApplication::exec();
    // It ends with its input. Ended by force amid that it may leave a lock of the system held, and then the
    // whole process stays.
    reader.wait();
    return code;
}

#include "consoledriver.moc"
