// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/autoupdates/entrydetail.h"

#include "core/models/activitytext.h"
#include "core/models/clocktext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "ui/autoupdates/entrytext.h"
#include "ui/parts/elidedlabel.h"
#include "ui/parts/pill.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QTextDocument>
#include <QTextEdit>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

using models::dateAndClockText;

} // namespace

EntryDetail::EntryDetail(QWidget* parent)
    : QWidget(parent)
    , m_body(new QWidget(this))
    , m_nothing(new QLabel(tr("Choose an entry to see what changed."), this))
    , m_title(new ElidedLabel(this))
    , m_kind(new Pill(this))
    , m_told(new ElidedLabel(this))
    , m_review(new QPushButton(tr("Mark as re&viewed"), this))
    , m_text(new QTextEdit(this))
{
    setObjectName(QStringLiteral("surface"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_body, 1);
    outer->addWidget(m_nothing, 1);
    m_nothing->setObjectName(QStringLiteral("nothingChosen"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(22, 12, 22, 16);
    column->setSpacing(8);
    auto* row = new QHBoxLayout;
    m_title->setFont(scaledFont(font(), 1.1, true));
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_told->setObjectName(QStringLiteral("muted"));
    m_told->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_review->setObjectName(QStringLiteral("reviewEntry"));
    row->addWidget(m_title);
    row->addWidget(m_kind);
    row->addStretch();
    row->addWidget(m_told);
    row->addWidget(m_review);
    column->addLayout(row);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Details"));
    m_text->setObjectName(QStringLiteral("entryText"));
    m_text->setFrameShape(QFrame::NoFrame);
    column->addWidget(m_text, 1);
    connect(m_review, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(m_entry.id); });
    showNothing();
}

void EntryDetail::showNothing()
{
    m_entry = {};
    refresh();
}

void EntryDetail::showEntry(const AutoUpdate& entry)
{
    m_entry = entry;
    refresh();
}

void EntryDetail::setMayReview(bool may)
{
    m_mayReview = may;
    refresh();
}

QString EntryDetail::text() const { return m_text->toPlainText(); }

void EntryDetail::refresh()
{
    const bool isThere = !m_entry.id.isEmpty();
    m_body->setVisible(isThere);
    m_nothing->setVisible(!isThere);
    if (!isThere)
        return;
    m_kind->set(models::autoUpdateKindText(m_entry.kind), &Tokens::neutral);
    m_title->setText(m_entry.bot.name);
    m_review->setVisible(m_mayReview && !m_entry.reviewedAt);
    const auto review = m_entry.reviewedBy
                            ? tr("reviewed by %1, %2")
                                  .arg(models::within(m_entry.reviewedBy->name),
                                       dateAndClockText(m_entry.reviewedAt.value_or(m_entry.at)))
                            : QString();
    m_told->setText(models::sideBySide({dateAndClockText(m_entry.at), review}));
    // All of it at one side, whatever it is written in.
    auto option = m_text->document()->defaultTextOption();
    option.setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute);
    m_text->document()->setDefaultTextOption(option);
    writeDetails(*m_text->document(), m_entry, tokensFor(this));
    m_text->moveCursor(QTextCursor::Start);
}

void EntryDetail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace baton::ui
