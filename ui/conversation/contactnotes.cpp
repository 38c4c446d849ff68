// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/contactnotes.h"

#include "core/domain/text.h"
#include "core/models/clocktext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "ui/parts/selectabletext.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int fieldHeight = 68;

QWidget* makeCard(const Note& note, QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setObjectName(QStringLiteral("noteCard"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(10, 6, 10, 6);
    column->setSpacing(2);
    auto* text = new SelectableText(card);
    text->setText(note.text);
    text->setAccessibleName(
        ContactNotes::tr("Note of %1: %2").arg(models::within(note.author.name), note.text));
    auto* about =
        new QLabel(models::sideBySide({models::within(note.author.name), models::recentText(note.at)}), card);
    about->setObjectName(QStringLiteral("muted"));
    about->setTextFormat(Qt::PlainText);
    about->setFont(scaledFont(about->font(), 0.88));
    column->addWidget(text);
    column->addWidget(about);
    return card;
}

} // namespace

ContactNotes::ContactNotes(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(6);
    column->addLayout(m_cards);
    m_field = new QWidget(this);
    auto* field = new QVBoxLayout(m_field);
    field->setContentsMargins(0, 0, 0, 0);
    m_text = new QPlainTextEdit(m_field);
    m_text->setObjectName(QStringLiteral("contactNote"));
    m_text->setProperty("note", true);
    m_text->setAccessibleName(tr("Note on the customer"));
    m_text->setPlaceholderText(tr("Only colleagues see it."));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fieldHeight);
    m_text->installEventFilter(this);
    auto* row = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel"), m_field);
    m_keep = new QPushButton(tr("Add note"), m_field);
    m_keep->setObjectName(QStringLiteral("primary"));
    m_keep->setProperty("driverName", QStringLiteral("keepContactNote"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_keep);
    field->addWidget(m_text);
    field->addLayout(row);
    column->addWidget(m_field);
    m_add = new QToolButton(this);
    m_add->setObjectName(QStringLiteral("tool"));
    m_add->setProperty("driverName", QStringLiteral("addContactNote"));
    m_add->setIcon(iconFor(Icon::Plus));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setText(tr("Note"));
    m_add->setAccessibleName(tr("Add a note on the customer"));
    column->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QToolButton::clicked, this, [this] { showField(true); });
    connect(cancel, &QPushButton::clicked, this, [this] { showField(false); });
    connect(m_keep, &QPushButton::clicked, this, &ContactNotes::take);
    connect(m_text, &QPlainTextEdit::textChanged, this,
            [this] { m_keep->setEnabled(!isBlank(m_text->toPlainText())); });
    m_keep->setEnabled(false);
    showField(false);
}

void ContactNotes::setNotes(const QList<Note>& notes)
{
    if (m_shown == notes)
        return;
    m_shown = notes;
    while (auto* item = m_cards->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& note : notes)
        m_cards->addWidget(makeCard(note, this));
}

void ContactNotes::setEditable(bool isEditable)
{
    m_isEditable = isEditable;
    showField(isEditable && !m_field->isHidden());
}

void ContactNotes::showField(bool isShown)
{
    m_field->setVisible(isShown);
    m_add->setVisible(m_isEditable && !isShown);
    if (isShown)
        m_text->setFocus(Qt::OtherFocusReason);
}

void ContactNotes::take()
{
    if (!isBlank(m_text->toPlainText()))
        Q_EMIT addRequested(m_text->toPlainText());
}

void ContactNotes::kept() { clear(); }

void ContactNotes::clear()
{
    m_text->clear();
    showField(false);
}

bool ContactNotes::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return && key->modifiers().testFlag(Qt::ControlModifier)) {
            take();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            showField(false);
            m_add->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    // Ctrl+Return is this field's here, not the composer's.
    if (watched == m_text && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return && key->modifiers().testFlag(Qt::ControlModifier)) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace baton::ui
