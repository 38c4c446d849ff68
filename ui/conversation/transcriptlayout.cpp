// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// Where the parts of a message stand, and how high it is.

#include "core/domain/text.h"
#include "core/markdown/parse.h"
#include "core/models/transcriptrows.h"
#include "ui/conversation/bubbleparts.h"
#include "ui/conversation/transcriptgroups.h"
#include "ui/conversation/transcriptview.h"
#include "ui/theme/paint.h"

#include <QScrollBar>
#include <QStyle>

namespace baton::ui {

namespace {

constexpr int inside = 12;
constexpr int insideTop = 8;
constexpr int aboveGroup = 12;
constexpr int aboveNext = 2; ///< within a group
constexpr int aroundNotice = 10;
constexpr int beforeMeta = 12;
constexpr int avatarSide = 28;
constexpr int besideAvatar = 8;
constexpr int betweenParts = 6;
constexpr int besideOffers = 6;
constexpr int leastRoom = 80;
constexpr int widest = 480;

using Kind = models::TranscriptModel::Kind;
using Row = models::TranscriptModel::Row;

bool isWithdrawn(const Row& entry) { return entry.kind == Kind::Message && entry.message.withdrawn; }

/// Customers write plain text, and so do we where we say something ourselves; bots and agents write Markdown.
markdown::Blocks blocksOf(const Row& entry)
{
    if (isWithdrawn(entry))
        return markdown::typed(models::wordsOf(entry));
    if (entry.kind == Kind::Pending)
        return markdown::parse(entry.pending.text);
    if (entry.kind == Kind::Note)
        return markdown::parse(entry.note.text);
    const auto& message = entry.message;
    return message.author.kind == AuthorKind::Customer ? markdown::typed(message.text)
                                                       : markdown::parse(message.text);
}

bool isOwnSide(const Row& entry)
{
    return entry.kind != Kind::Message || entry.message.author.kind == AuthorKind::Agent;
}

/// Sizes in lines of at most @p room, from the top left of what they stand in.
QList<QRect> inLines(const QList<QSize>& sizes, int room, int top)
{
    QList<QRect> places;
    QPoint at(0, top);
    for (const auto& size : sizes) {
        if (at.x() > 0 && at.x() + size.width() > room)
            at = QPoint(0, at.y() + size.height() + besideOffers);
        places.append({at, size});
        at.rx() += size.width() + besideOffers;
    }
    return places;
}

} // namespace

SafeMarkdown* TranscriptView::documentOf(int row)
{
    const auto key = m_model.keyOf(row);
    auto* document = m_documents.object(key);
    if (!document) {
        const auto length =
            m_whole.contains(key) ? SafeMarkdown::Length::Whole : SafeMarkdown::Length::Excerpt;
        document = new SafeMarkdown(blocksOf(m_model.at(row)), length, tokensFor(this), font());
        m_documents.insert(key, document);
    }
    return document;
}

const QList<Attachment>& TranscriptView::filesOf(int row) const
{
    static const QList<Attachment> none;
    if (row < 0 || row >= m_model.rowCount())
        return none;
    const auto& entry = m_model.at(row);
    if (entry.kind == Kind::Note)
        return entry.note.attachments;
    return entry.kind == Kind::Message && !entry.message.withdrawn ? entry.message.attachments : none;
}

Bubble TranscriptView::bubbleFor(int row, const QRect& whole)
{
    const auto& entry = m_model.at(row);
    const auto rect = columnOf(whole);
    const int room = std::max(
        leastRoom,
        std::min(widest, rect.width() - 2 * transcriptSide - 2 * (avatarSide + besideAvatar)) - 2 * inside);
    const auto& files = filesOf(row);
    const auto buttons = isWithdrawn(entry) ? QList<Button>() : entry.message.buttons;
    Bubble bubble;
    bubble.document = documentOf(row);
    bubble.ownSide = isOwnSide(entry);
    bubble.startsGroup = !isGrouped(m_model, m_me, row);
    bubble.endsGroup = !isGrouped(m_model, m_me, row + 1);
    bubble.hasText = !isBlank(bubble.document->toPlainText()) || (files.isEmpty() && buttons.isEmpty());
    // A document as wide as the column would push right-aligned text out of its bubble.
    const auto words = bubble.hasText ? bubble.document->fitInto(room) : QSize(0, 0);
    auto size = words;
    const auto put = [&](QList<QRect>& into, const QRect& place) {
        into.append(place);
        size = size.expandedTo({place.right() + 1, place.bottom() + 1});
    };
    for (const auto& file : files) {
        const int top = size.height() + (size.height() > 0 ? betweenParts : 0);
        put(bubble.files, QRect(QPoint(0, top), fileSize(file, room, font())));
    }
    QList<QSize> offers;
    for (const auto& button : buttons)
        offers.append(offerSize(button.text, room, font()));
    const auto places = inLines(offers, room, size.height() + (size.height() > 0 ? betweenParts : 0));
    for (const auto& place : places)
        put(bubble.offers, place);
    const auto meta = metaSize(row);
    if (!meta.isEmpty()) {
        // Behind the last words where there is room, else on a line of its own.
        const int end =
            files.isEmpty() && buttons.isEmpty() ? bubble.document->endOfLastLine(layoutDirection()) : -1;
        if (end >= 0 && end + beforeMeta + meta.width() <= room) {
            size.setWidth(std::max(size.width(), end + beforeMeta + meta.width()));
            bubble.meta = QRect(QPoint(size.width() - meta.width(), size.height() - meta.height()), meta);
        } else {
            size.setWidth(std::max(size.width(), meta.width()));
            bubble.meta = QRect(QPoint(size.width() - meta.width(), size.height() + 2), meta);
            size.setHeight(bubble.meta.bottom() + 1);
        }
    }
    const int authorHeight =
        isNamed(m_model, m_me, row) ? QFontMetrics(scaledFont(font(), 0.85)).height() + 4 : 0;
    const int above = bubble.startsGroup ? aboveGroup : aboveNext;
    const QSize outer(size.width() + 2 * inside, size.height() + 2 * insideTop);
    const int left = rect.left() + transcriptSide + avatarSide + besideAvatar;
    const int x = bubble.ownSide ? rect.right() + 1 - transcriptSide - outer.width() : left;
    const QRect frame(QPoint(x, rect.top() + above + authorHeight), outer);
    const auto mirrored = [&](const QRect& place) {
        return QStyle::visualRect(layoutDirection(), rect, place);
    };
    bubble.frame = mirrored(frame);
    const auto origin = frame.topLeft() + QPoint(inside, insideTop);
    bubble.text = mirrored(QRect(origin, words)).topLeft();
    for (auto* parts : {&bubble.files, &bubble.offers})
        for (auto& part : *parts)
            part = mirrored(part.translated(origin));
    if (!bubble.meta.isEmpty())
        bubble.meta = mirrored(bubble.meta.translated(origin));
    if (!bubble.ownSide && bubble.endsGroup)
        bubble.avatar = mirrored(
            QRect(rect.left() + transcriptSide, frame.bottom() + 1 - avatarSide, avatarSide, avatarSide));
    bubble.author = mirrored(QRect(left + inside, rect.top() + above,
                                   rect.right() - transcriptSide - left - 2 * inside, authorHeight));
    return bubble;
}

int TranscriptView::heightOf(int row)
{
    auto& height = m_heights[size_t(row)];
    if (height >= 0)
        return height;
    const auto kind = m_model.at(row).kind;
    if (kind == Kind::Date || kind == Kind::Notice)
        height = pillSize(scaledFont(font(), 0.88), QString()).height() + 2 * aroundNotice;
    else
        height = bubbleFor(row, QRect(0, 0, viewport()->width(), 1)).frame.bottom() + 1;
    return height;
}

/// Neither what is selected nor where one is moves for what is said of a message later on.
void TranscriptView::rowsChanged(int first, int last)
{
    if (m_heights.size() != size_t(m_model.rowCount()))
        return;
    int grown = 0;
    for (int row = first; row <= last; ++row) {
        m_documents.remove(m_model.keyOf(row));
        const bool isAbove = rectOf(row).bottom() < 0;
        const int before = std::abs(m_heights[size_t(row)]);
        m_heights[size_t(row)] = -before;
        if (isAbove)
            grown += heightOf(row) - before;
    }
    const int value = verticalScrollBar()->value();
    relayout(m_atEnd);
    if (grown != 0 && !m_atEnd)
        verticalScrollBar()->setValue(value + grown);
}

} // namespace baton::ui
