// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/filename.h"
#include "core/models/clocktext.h"
#include "ui/conversation/transcriptview.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>

namespace baton::ui {

namespace {

constexpr int scrollOnMs = 40;
constexpr int scrollOnStep = 24;

using Kind = models::TranscriptModel::Kind;

qint64 monotonicMs()
{
    QElapsedTimer timer;
    timer.start();
    return timer.msecsSinceReference();
}

QString seenText(const Message& message)
{
    return message.seenAt ? TranscriptView::tr("Seen %1").arg(models::recentText(*message.seenAt))
                          : QString();
}

} // namespace

bool TranscriptView::isText(int row) const
{
    return row >= 0 && row < m_model.rowCount() && m_model.at(row).kind != Kind::Date &&
           m_model.at(row).kind != Kind::Notice;
}

QUrl TranscriptView::linkAt(const QPoint& point)
{
    const int row = rowAt(point.y() + verticalScrollBar()->value() - slack());
    if (!isText(row))
        return {};
    const auto bubble = bubbleFor(row, rectOf(row));
    if (!bubble.hasText)
        return {};
    return QUrl(bubble.document->documentLayout()->anchorAt(point - bubble.text));
}

std::optional<Attachment> TranscriptView::fileAt(const QPoint& point)
{
    const int row = rowAt(point.y() + verticalScrollBar()->value() - slack());
    const auto& files = filesOf(row);
    if (files.isEmpty())
        return std::nullopt;
    const auto bubble = bubbleFor(row, rectOf(row));
    for (qsizetype i = 0; i < files.size(); ++i)
        if (files.at(i).state == AttachmentState::Good && bubble.files.at(i).contains(point))
            return files.at(i);
    return std::nullopt;
}

/// The row with text that is nearest to this height of the viewport; -1 when there is none.
int TranscriptView::textRowAt(int y) const
{
    const int last = m_model.rowCount() - 1;
    const int top = y + verticalScrollBar()->value() - slack();
    const int at = top < 0 ? 0 : rowAt(top);
    const int from = at < 0 ? last : at;
    for (int away = 0; away <= last; ++away) {
        if (isText(from - away))
            return from - away;
        if (isText(from + away))
            return from + away;
    }
    return -1;
}

TextPlace TranscriptView::placeAt(const QPoint& point)
{
    const int row = textRowAt(point.y());
    if (row < 0)
        return {};
    const auto bubble = bubbleFor(row, rectOf(row));
    const int end = bubble.document->characterCount() - 1;
    if (point.y() < bubble.frame.top())
        return {row, 0};
    if (point.y() > bubble.frame.bottom())
        return {row, end};
    const int position = bubble.document->documentLayout()->hitTest(point - bubble.text, Qt::FuzzyHit);
    return {row, position < 0 ? end : std::min(position, end)};
}

void TranscriptView::press(const QPoint& point, TextUnit unit, bool isFurther)
{
    m_pressedAt = m_dragged = point;
    m_showsCaret = m_showsFocus = false;
    const auto place = placeAt(point);
    if (place.row < 0)
        return;
    m_isSelecting = true;
    m_unit = unit;
    m_current = place.row;
    const auto range = unitAt(*documentOf(place.row), place.position, unit);
    if (isFurther)
        m_selection.extendTo(place.row, range);
    else
        m_selection.begin(place.row, range);
    viewport()->update();
}

void TranscriptView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto point = event->position().toPoint();
    const auto* hints = QGuiApplication::styleHints();
    const bool isThird = monotonicMs() - m_doubleClickedAt < hints->mouseDoubleClickInterval() &&
                         (point - m_pressedAt).manhattanLength() < hints->startDragDistance();
    m_doubleClickedAt = 0;
    press(point, isThird ? TextUnit::Line : TextUnit::Character,
          event->modifiers().testFlag(Qt::ShiftModifier));
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    press(event->position().toPoint(), TextUnit::Word, false);
    m_doubleClickedAt = monotonicMs();
}

void TranscriptView::dragTo(const QPoint& point)
{
    m_dragged = point;
    const auto place = placeAt(point);
    if (place.row < 0)
        return;
    m_selection.extendTo(place.row, unitAt(*documentOf(place.row), place.position, m_unit));
    viewport()->update();
}

void TranscriptView::mouseMoveEvent(QMouseEvent* event)
{
    const auto point = event->position().toPoint();
    if (m_isSelecting) {
        dragTo(point);
        if (point.y() >= 0 && point.y() < viewport()->height())
            m_scrollOn.stop();
        else if (!m_scrollOn.isActive())
            m_scrollOn.start(scrollOnMs, this);
        return;
    }
    const auto link = linkAt(point);
    const auto file = fileAt(point);
    if (std::exchange(m_hovered, file ? file->id : FileId()) != m_hovered)
        viewport()->update();
    const int row = rowAt(point.y() + verticalScrollBar()->value() - slack());
    const bool isOverText = isText(row) && bubbleFor(row, rectOf(row)).frame.contains(point);
    viewport()->setCursor(!link.isEmpty() || file ? Qt::PointingHandCursor
                          : isOverText            ? Qt::IBeamCursor
                                                  : Qt::ArrowCursor);
    // Where a link leads is shown before it is followed.
    viewport()->setToolTip(file ? tr("Save “%1”…").arg(plainFileName(file->name))
                           : SafeMarkdown::isSafe(link) ? link.toDisplayString()
                           : isText(row)                ? seenText(m_model.at(row).message)
                                                        : QString());
}

void TranscriptView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scrollOn.timerId())
        return QAbstractScrollArea::timerEvent(event);
    auto* bar = verticalScrollBar();
    bar->setValue(bar->value() + (m_dragged.y() < 0 ? -scrollOnStep : scrollOnStep));
    dragTo(m_dragged);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_isSelecting, false))
        return;
    m_scrollOn.stop();
    const auto point = event->position().toPoint();
    if (!m_selection.isEmpty()) {
        auto* clipboard = QGuiApplication::clipboard();
        if (clipboard->supportsSelection())
            clipboard->setText(selectedText(), QClipboard::Selection);
        return;
    }
    if (const auto file = fileAt(point)) {
        const auto pressed = fileAt(m_pressedAt);
        if (pressed && pressed->id == file->id)
            Q_EMIT saveRequested(*file);
        return;
    }
    const auto link = linkAt(point);
    if (link != linkAt(m_pressedAt))
        return;
    if (link == SafeMarkdown::showAll())
        showAll(rowAt(point.y() + verticalScrollBar()->value() - slack()));
    else if (SafeMarkdown::isSafe(link))
        Q_EMIT linkActivated(link);
}

void TranscriptView::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = event->reason() != Qt::MouseFocusReason;
    // Somewhere the keyboard is.
    if (m_showsFocus && m_current < 0)
        m_current = textRowAt(viewport()->height());
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

} // namespace baton::ui
