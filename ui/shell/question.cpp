#include "ui/shell/question.h"

#include <QMessageBox>
#include <QPushButton>

namespace baton::ui {

namespace {

Question::Asker& asker()
{
    static Question::Asker current;
    return current;
}

} // namespace

bool Question::ask(QWidget* parent, const QString& text, const QString& yes)
{
    if (asker())
        return asker()(parent, text, yes);
    QMessageBox box(QMessageBox::Question, QObject::tr("Baton"), text, QMessageBox::NoButton, parent);
    // What comes from outside is shown as it is, never as markup.
    box.setTextFormat(Qt::PlainText);
    const auto* agree = box.addButton(yes, QMessageBox::AcceptRole);
    // Qt's own "Cancel" is English wherever Qt's translations are not installed.
    box.setEscapeButton(box.addButton(QObject::tr("Cancel"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == agree;
}

void Question::setAsker(Asker next) { asker() = std::move(next); }

} // namespace baton::ui
