// What can be done with one message of the transcript.

#include "ui/conversation/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>

namespace baton::ui {

using Kind = models::TranscriptModel::Kind;

void TranscriptView::copyRow(int row) const
{
    if (row >= 0 && row < m_model.rowCount())
        QApplication::clipboard()->setText(m_model.data(m_model.index(row)).toString());
}

void TranscriptView::showContextMenu(int row, const QPoint& at)
{
    if (row < 0)
        return;
    QMenu menu(this);
    const auto entry = m_model.at(row);
    connect(menu.addAction(tr("Copy text")), &QAction::triggered, this, [this, row] { copyRow(row); });
    if (entry.kind == Kind::Pending && entry.pending.failure) {
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
            showContextMenu(m_current, viewport()->mapToGlobal(rectOf(m_current).center()));
        return;
    }
    const int slack = std::max(0, viewport()->height() - contentHeight());
    showContextMenu(rowAt(event->pos().y() + verticalScrollBar()->value() - slack), event->globalPos());
}

} // namespace baton::ui
