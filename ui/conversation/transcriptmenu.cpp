// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// What is taken out of the transcript, and what can be done with one message of it.

#include "ui/conversation/transcriptview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>

namespace baton::ui {

using Kind = models::TranscriptModel::Kind;

QString TranscriptView::selectedText()
{
    QStringList parts;
    if (m_selection.isEmpty())
        return {};
    for (int row = m_selection.first().row; row <= m_selection.last().row; ++row) {
        if (!isText(row))
            continue;
        auto* document = documentOf(row);
        const auto range = m_selection.within(row, document->characterCount() - 1);
        if (range.to > range.from)
            parts << textIn(*document, range);
    }
    return parts.join(u'\n');
}

void TranscriptView::copy()
{
    if (m_selection.isEmpty())
        copyRow(m_current);
    else
        QGuiApplication::clipboard()->setText(selectedText());
}

void TranscriptView::copyRow(int row) const
{
    if (row >= 0 && row < m_model.rowCount())
        QGuiApplication::clipboard()->setText(m_model.data(m_model.index(row)).toString());
}

void TranscriptView::showContextMenu(int row, const QUrl& link, const QPoint& at)
{
    if (row < 0)
        return;
    QMenu menu(this);
    const auto entry = m_model.at(row);
    auto* copySelected = menu.addAction(tr("&Copy"), this, &TranscriptView::copy);
    copySelected->setEnabled(!m_selection.isEmpty());
    copySelected->setShortcut(QKeySequence::Copy);
    connect(menu.addAction(tr("Copy &message")), &QAction::triggered, this, [this, row] { copyRow(row); });
    if (SafeMarkdown::isSafe(link)) {
        connect(menu.addAction(tr("Copy &link")), &QAction::triggered, this,
                [link] { QGuiApplication::clipboard()->setText(link.toString(QUrl::FullyEncoded)); });
    }
    if (entry.kind == Kind::Pending && entry.pending.failure) {
        menu.addSeparator();
        connect(menu.addAction(tr("Send again")), &QAction::triggered, this,
                [this, id = entry.pending.commandId] { Q_EMIT retryRequested(id); });
        connect(menu.addAction(tr("Discard")), &QAction::triggered, this,
                [this, id = entry.pending.commandId] { Q_EMIT discardRequested(id); });
    }
    menu.exec(at);
}

void TranscriptView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (m_current >= 0)
            showContextMenu(m_current, {}, viewport()->mapToGlobal(rectOf(m_current).center()));
        return;
    }
    const auto point = viewport()->mapFromGlobal(event->globalPos());
    showContextMenu(rowAt(point.y() + verticalScrollBar()->value() - slack()), linkAt(point),
                    event->globalPos());
}

} // namespace baton::ui
