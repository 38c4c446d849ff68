// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// What is taken out of the transcript, and what can be done with one message of it.

#include "core/domain/filename.h"
#include "ui/conversation/transcriptview.h"
#include "ui/theme/paint.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <algorithm>

namespace baton::ui {

using Kind = models::TranscriptModel::Kind;

namespace {
constexpr qint64 withdrawableMs = 10 * 60'000;
}

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
    const auto& files = filesOf(row);
    for (const auto& file : files) {
        if (file.state != AttachmentState::Good)
            continue;
        connect(menu.addAction(literally(tr("Save “%1”…").arg(plainFileName(file.name)))),
                &QAction::triggered, this, [this, file] { Q_EMIT saveRequested(file); });
    }
    if (mayWithdraw(row)) {
        menu.addSeparator();
        connect(menu.addAction(tr("&Withdraw")), &QAction::triggered, this,
                [this, id = entry.message.id] { Q_EMIT withdrawRequested(id); });
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

/// The relay decides by its own clock.
bool TranscriptView::mayWithdraw(int row) const
{
    const auto& entry = m_model.at(row);
    return entry.kind == Kind::Message && entry.message.author.kind == AuthorKind::Agent &&
           entry.message.author.name == m_me && !entry.message.withdrawn &&
           Instant::now().ms - entry.message.at.ms < withdrawableMs;
}

/// One is saved at once; of several the menu tells which.
void TranscriptView::saveFrom(int row)
{
    QList<Attachment> good;
    const auto& files = filesOf(row);
    std::copy_if(files.begin(), files.end(), std::back_inserter(good),
                 [](const Attachment& file) { return file.state == AttachmentState::Good; });
    if (good.size() == 1)
        Q_EMIT saveRequested(good.constFirst());
    else if (!good.isEmpty())
        showContextMenu(row, {}, viewport()->mapToGlobal(rectOf(row).center()));
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
