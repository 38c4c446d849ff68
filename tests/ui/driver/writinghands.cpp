// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/driver/writinghands.h"

#include "core/models/transcriptmodel.h"
#include "ui/console/console.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/transcriptview.h"
#include "ui/inbox/inboxpage.h"
#include "ui/parts/filechoice.h"
#include "ui/parts/question.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QImage>
#include <QJsonArray>
#include <QMenu>
#include <QMimeData>
#include <QTimer>

namespace baton::driver {

QAction* actionOf(const QMenu* menu, const QString& text)
{
    const auto actions = menu ? menu->actions() : QList<QAction*>();
    for (auto* action : actions)
        if (action->text().remove(u'&').startsWith(text) && action->isVisible() && action->isEnabled())
            return action;
    return nullptr;
}

QString answerFiles(const QJsonObject& command)
{
    QStringList paths;
    const auto open = command.value(QLatin1String("open")).toArray();
    for (const auto& path : open)
        paths.append(path.toString());
    ui::FileChoice::setOpener([paths](QWidget*) { return paths; });
    const auto save = command.value(QLatin1String("save")).toString();
    ui::FileChoice::setSaver([save](QWidget*, const QString&) { return save; });
    if (command.contains(QLatin1String("yes"))) {
        const bool yes = command.value(QLatin1String("yes")).toBool();
        ui::Question::setAsker([yes](QWidget*, const QString&, const QString&) { return yes; });
    }
    return {};
}

QString paste(ui::Console& console, const QString& picture)
{
    const QImage image(picture);
    if (image.isNull())
        return QStringLiteral("no picture: ") + picture;
    QMimeData data;
    data.setImageData(image);
    console.inbox().conversation().composer().give(data);
    return {};
}

QString press(ui::Console& console, const QString& row, const QString& what)
{
    auto& view = console.inbox().conversation().transcript();
    int found = -1;
    for (int i = 0; i < view.model().rowCount(); ++i)
        if (view.model().data(view.model().index(i)).toString().contains(row))
            found = i;
    if (found < 0)
        return QStringLiteral("no message says ") + row;
    view.showRow(found);
    bool isPressed = false;
    QTimer::singleShot(0, &view, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        auto* action = actionOf(menu, what);
        isPressed = action != nullptr;
        if (action)
            action->trigger();
        if (menu)
            menu->close();
    });
    const auto at = view.rectOf(found).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(view.viewport(), &event);
    return isPressed ? QString() : QStringLiteral("nothing to press there: ") + what;
}

void lookAtTranscript(ui::Console& console, QJsonObject& seen)
{
    using Kind = models::TranscriptModel::Kind;
    QJsonArray turns;
    QJsonArray notes;
    QJsonArray wereSeen;
    QJsonArray files;
    const auto& model = console.transcript();
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto& one = model.at(row);
        const auto words = model.data(model.index(row)).toString();
        turns.append(words);
        if (one.kind == Kind::Note)
            notes.append(words);
        if (one.kind == Kind::Message && one.message.seenAt)
            wereSeen.append(words);
        for (const auto& file : one.message.attachments)
            files.append(QString(file.name + u' ' + attachmentStateName(file.state)));
    }
    seen.insert(QStringLiteral("turns"), turns);
    seen.insert(QStringLiteral("notes"), notes);
    seen.insert(QStringLiteral("wereSeen"), wereSeen);
    seen.insert(QStringLiteral("files"), files);
}

} // namespace baton::driver
