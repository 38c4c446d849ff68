// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/snoozemenu.h"

#include "core/models/clocktext.h"
#include "core/models/snoozetimes.h"
#include "ui/parts/dialogfoot.h"

#include <QDateTimeEdit>
#include <QDialog>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int hour = 3'600;
constexpr int leastWidth = 280;

Instant instantOf(const QDateTime& at) { return Instant{at.toMSecsSinceEpoch()}; }

} // namespace

SnoozeMenu::SnoozeMenu(QWidget* parent) : QMenu(tr("Snooze"), parent)
{
    connect(this, &QMenu::aboutToShow, this, &SnoozeMenu::fill);
    fill();
}

void SnoozeMenu::fill()
{
    clear();
    const auto times = models::snoozeTimes(QDateTime::currentDateTime());
    for (const auto& time : times)
        connect(addAction(time.text), &QAction::triggered, this,
                [this, until = time.until] { Q_EMIT chosen(instantOf(until)); });
    connect(addAction(tr("At a time…")), &QAction::triggered, this, &SnoozeMenu::askForTime);
    if (!m_isSnoozed)
        return;
    addSeparator();
    connect(addAction(tr("Bring it back now")), &QAction::triggered, this,
            [this] { Q_EMIT chosen(std::nullopt); });
}

void SnoozeMenu::askForTime()
{
    auto* dialog = new QDialog(parentWidget());
    dialog->setObjectName(QStringLiteral("snoozeDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Snooze"));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    auto* words = new QLabel(tr("Out of the way until then, or until the customer writes:"), dialog);
    words->setWordWrap(true);
    auto* time = new QDateTimeEdit(QDateTime::currentDateTime().addSecs(hour), dialog);
    time->setObjectName(QStringLiteral("snoozeTime"));
    time->setAccessibleName(tr("Until"));
    time->setCalendarPopup(true);
    time->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat) + u' ' + models::clockForm());
    time->setMinimumDateTime(QDateTime::currentDateTime());
    time->setMinimumWidth(leastWidth);
    auto* foot = new DialogFoot(tr("Snooze"), "primary", *dialog);
    foot->deed().setDefault(true);
    column->addWidget(words);
    column->addWidget(time);
    column->addWidget(foot);
    connect(foot, &DialogFoot::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, time] { Q_EMIT chosen(instantOf(time->dateTime())); });
    dialog->open();
}

} // namespace baton::ui
