// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/question.h"

#include <QMessageBox>
#include <QPushButton>

namespace baton::ui {

namespace {

Question::Asker& asker()
{
    static Question::Asker current;
    return current;
}

Question::Chooser& chooser()
{
    static Question::Chooser current;
    return current;
}

/// What comes from outside is shown as it is, never as markup.
void prepare(QMessageBox& box)
{
    box.setTextFormat(Qt::PlainText);
    // Qt's own "Cancel" is English wherever Qt's translations are not installed.
    box.setEscapeButton(box.addButton(QObject::tr("Cancel"), QMessageBox::RejectRole));
}

} // namespace

std::optional<int> Question::choose(QWidget* parent, const QString& text, const QStringList& choices)
{
    if (chooser())
        return chooser()(parent, text, choices);
    QMessageBox box(QMessageBox::Question, QObject::tr("Baton"), text, QMessageBox::NoButton, parent);
    QList<QAbstractButton*> buttons;
    for (const auto& choice : choices)
        buttons.append(box.addButton(choice, QMessageBox::AcceptRole));
    prepare(box);
    box.exec();
    const auto chosen = buttons.indexOf(box.clickedButton());
    return chosen < 0 ? std::nullopt : std::optional(int(chosen));
}

void Question::setChooser(Chooser next) { chooser() = std::move(next); }

bool Question::ask(QWidget* parent, const QString& text, const QString& yes)
{
    if (asker())
        return asker()(parent, text, yes);
    QMessageBox box(QMessageBox::Question, QObject::tr("Baton"), text, QMessageBox::NoButton, parent);
    const auto* agree = box.addButton(yes, QMessageBox::AcceptRole);
    prepare(box);
    box.exec();
    return box.clickedButton() == agree;
}

void Question::setAsker(Asker next) { asker() = std::move(next); }

} // namespace baton::ui
