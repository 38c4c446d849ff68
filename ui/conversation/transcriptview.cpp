// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/transcriptview.h"

#include "core/models/spokenline.h"
#include "ui/conversation/transcriptaccessible.h"
#include "ui/conversation/transcriptgroups.h"
#include "ui/theme/paint.h"

#include <QAccessible>
#include <QEvent>
#include <QScrollBar>
#include <QStyle>

namespace baton::ui {

namespace {

constexpr int guessedHeight = 64;
constexpr int cachedDocuments = 300;
constexpr int nearTop = 400;
constexpr int nearEnd = 24;

using Kind = models::TranscriptModel::Kind;

} // namespace

TranscriptView::TranscriptView(models::TranscriptModel& model, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_documents(cachedDocuments)
{
    makeTranscriptsAccessible();
    setObjectName(QStringLiteral("transcript"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Transcript"));
    setProperty("drawsFocus", true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_current = -1;
        m_selection.clear();
        m_earlierAsked = false;
        forgetLayout();
        relayout(true);
    });
    connect(
        &m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& first, const QModelIndex& last) { rowsChanged(first.row(), last.row()); });
    connect(&m_thumbnails, &Thumbnails::came, viewport(), qOverload<>(&QWidget::update));
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { inserted(first, last); });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) {
                m_heights.erase(m_heights.begin() + first, m_heights.begin() + last + 1);
                m_selection.rowsRemoved(first, last - first + 1);
                m_current = m_current > last ? m_current - (last - first + 1)
                                             : std::min(m_current, m_model.rowCount() - 1);
                relayout(m_atEnd);
            });
}

void TranscriptView::inserted(int first, int last)
{
    const int count = last - first + 1;
    const bool above = first == 0 && int(m_heights.size()) > 0;
    m_heights.insert(m_heights.begin() + first, size_t(count), -guessedHeight);
    m_selection.rowsInserted(first, count);
    if (m_current >= first)
        m_current += count;
    if (above) {
        // What is read stays under the eye: the new rows push it down by their height.
        int added = 0;
        for (int row = first; row <= last; ++row)
            added += heightOf(row);
        const int value = verticalScrollBar()->value();
        relayout(false);
        verticalScrollBar()->setValue(value + added);
        m_earlierAsked = false;
        return;
    }
    // What was loaded behind a part of it is not followed.
    relayout(m_atEnd && m_model.hasNewest());
    if (m_model.hasNewest() && m_model.at(last).kind == Kind::Message) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        setAccessibleDescription(
            m_model.authorOf(last) + QStringLiteral(": ") +
            models::spokenLine(m_model.at(last).message.author.kind, m_model.at(last).message.text));
        QAccessible::updateAccessibility(&alert);
    }
}

void TranscriptView::setMe(const QString& name)
{
    if (std::exchange(m_me, name) == name)
        return;
    forgetLayout();
    relayout(m_atEnd);
}

void TranscriptView::forgetLayout()
{
    m_documents.clear();
    m_heights.assign(size_t(m_model.rowCount()), -guessedHeight);
}

void TranscriptView::showAll(int row)
{
    const auto key = m_model.keyOf(row);
    m_whole.insert(key);
    m_documents.remove(key);
    m_heights[size_t(row)] = -guessedHeight;
    relayout(false);
}

int TranscriptView::contentHeight() const
{
    int total = transcriptSide / 2;
    for (const int height : m_heights)
        total += std::abs(height);
    return total + (m_typing.isEmpty() ? 8 : 30);
}

int TranscriptView::topOf(int row) const
{
    int top = transcriptSide / 2;
    for (int i = 0; i < row; ++i)
        top += std::abs(m_heights[size_t(i)]);
    return top;
}

int TranscriptView::rowAt(int y) const
{
    int top = transcriptSide / 2;
    for (size_t row = 0; row < m_heights.size(); ++row) {
        top += std::abs(m_heights[row]);
        if (y < top)
            return int(row);
    }
    return -1;
}

/// A short transcript stands at the bottom, beside the composer.
int TranscriptView::slack() const { return std::max(0, viewport()->height() - contentHeight()); }

QRect TranscriptView::rectOf(int row) const
{
    return {0, topOf(row) - verticalScrollBar()->value() + slack(), viewport()->width(),
            std::abs(m_heights[size_t(row)])};
}

void TranscriptView::measureVisible()
{
    const int height = viewport()->height();
    if (m_heights.empty() || height <= 0)
        return;
    if (m_atEnd) {
        int seen = 0;
        for (int row = int(m_heights.size()) - 1; row >= 0 && seen < height; --row)
            seen += heightOf(row);
        return;
    }
    int y = verticalScrollBar()->value();
    int row = std::max(0, rowAt(y));
    const int above = topOf(row);
    for (int seen = above - y; row < int(m_heights.size()) && seen < height; ++row)
        seen += heightOf(row);
}

void TranscriptView::relayout(bool toEnd)
{
    if (m_heights.size() != size_t(m_model.rowCount()))
        forgetLayout();
    m_atEnd = toEnd;
    measureVisible();
    auto* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(24);
    bar->setRange(0, std::max(0, contentHeight() - viewport()->height()));
    if (toEnd)
        bar->setValue(bar->maximum());
    m_atEnd = toEnd || isAtEnd();
    viewport()->update();
}

bool TranscriptView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - nearEnd;
}

void TranscriptView::scrollToEnd() { relayout(true); }

void TranscriptView::setTyping(const QString& text)
{
    if (m_typing == text)
        return;
    m_typing = text;
    relayout(m_atEnd);
}

void TranscriptView::resizeEvent(QResizeEvent* event)
{
    const bool widthChanged = event->size().width() != event->oldSize().width();
    if (widthChanged)
        std::fill(m_heights.begin(), m_heights.end(), -guessedHeight);
    relayout(m_atEnd);
}

void TranscriptView::scrollContentsBy(int, int)
{
    const bool wasAtEnd = m_atEnd;
    m_atEnd = isAtEnd();
    const int before = contentHeight();
    measureVisible();
    if (contentHeight() != before && !m_atEnd)
        verticalScrollBar()->setRange(0, std::max(0, contentHeight() - viewport()->height()));
    viewport()->update();
    if (m_atEnd && !wasAtEnd)
        Q_EMIT endReached();
    if (verticalScrollBar()->value() < nearTop && !m_model.isComplete() && !m_earlierAsked &&
        m_model.rowCount() > 0) {
        m_earlierAsked = true;
        Q_EMIT earlierWanted();
    }
}

void TranscriptView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange) {
        forgetLayout();
        relayout(m_atEnd);
    }
    QAbstractScrollArea::changeEvent(event);
}

} // namespace baton::ui
