// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/searchwords.h"
#include "core/models/transcriptmodel.h"
#include "ui/conversation/bubble.h"
#include "ui/conversation/safemarkdown.h"
#include "ui/conversation/thumbnails.h"
#include "ui/conversation/transcriptselection.h"

#include <QAbstractScrollArea>
#include <QAbstractTextDocumentLayout>
#include <QBasicTimer>
#include <QCache>
#include <QSet>
#include <vector>

namespace baton::ui {

/// The transcript. Lays out only what is near the screen and remembers heights, so that 10,000 messages
/// scroll like ten; stays at the end while it is at the end, and stays where it is otherwise. Text is
/// selected as anywhere else, in one message or over several: by the mouse, or by Shift and the arrows from
/// the message that Up and Down have reached. UI thread.
class TranscriptView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TranscriptView(models::TranscriptModel& model, QWidget* parent = nullptr);

    /// "Jane is typing…" below the last message; empty hides it.
    void setTyping(const QString& text);
    const QString& typing() const { return m_typing; }
    void scrollToEnd();
    bool isAtEnd() const;
    /// Marks what somebody looks for, wherever it stands; empty marks nothing.
    void setSought(const QString& typed);
    void showRow(int row); ///< brings a message into the upper part of the view
    /// The message under the keyboard's cursor; -1 for none.
    int currentRow() const { return m_current; }
    models::TranscriptModel& model() const { return m_model; }
    /// Who looks: what they wrote a moment ago they may withdraw, and it does not say who wrote it.
    void setMe(const QString& name);
    Thumbnails& thumbnails() { return m_thumbnails; }
    QString selectedText(); ///< empty when nothing is selected
    /// Where a row is on the viewport, which may be outside of what is seen.
    QRect rectOf(int row) const;

Q_SIGNALS:
    void earlierWanted();
    void endReached();
    void newestWanted();
    void linkActivated(const QUrl& link);
    void retryRequested(const baton::CommandId& id);
    void discardRequested(const baton::CommandId& id);
    void saveRequested(const baton::Attachment& file);
    void withdrawRequested(const baton::MessageId& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // transcriptlayout.cpp
    int heightOf(int row);
    Bubble bubbleFor(int row, const QRect& rect);
    SafeMarkdown* documentOf(int row);
    QSize metaSize(int row) const;
    const QList<Attachment>& filesOf(int row) const;
    void rowsChanged(int first, int last);
    void showAll(int row);
    void forgetLayout();
    void relayout(bool toEnd);
    void measureVisible();
    int topOf(int row) const;
    int rowAt(int y) const;
    int contentHeight() const;
    void inserted(int first, int last);
    int slack() const;

    // transcriptpaint.cpp
    void paintRow(QPainter& painter, int row, const QRect& rect);
    void paintNotice(QPainter& painter, int row, const QRect& rect);
    void paintAvatar(QPainter& painter, const Bubble& bubble, int row);
    void paintMeta(QPainter& painter, const Bubble& bubble, int row);
    void paintAuthor(QPainter& painter, const Bubble& bubble, int row);
    void paintBubble(QPainter& painter, const Bubble& bubble, int row);
    void paintParts(QPainter& painter, const Bubble& bubble, int row);
    // transcriptfind.cpp
    void mark(QAbstractTextDocumentLayout::PaintContext& context, SafeMarkdown& document) const;
    void ringMarks(QPainter& painter, const SafeMarkdown& document) const;

    // transcriptmouse.cpp
    bool isText(int row) const;
    int textRowAt(int y) const;
    QUrl linkAt(const QPoint& point);
    /// The file under a point that can be saved.
    std::optional<Attachment> fileAt(const QPoint& point);
    TextPlace placeAt(const QPoint& point);
    void press(const QPoint& point, TextUnit unit, bool isFurther);
    void dragTo(const QPoint& point);

    // transcriptmenu.cpp
    void copy();
    void copyRow(int row) const;
    void showContextMenu(int row, const QUrl& link, const QPoint& at);
    bool mayWithdraw(int row) const;
    void saveFrom(int row);

    // transcriptkeys.cpp
    bool moveCaret(QKeyEvent* event);
    bool moveRow(QKeyEvent* event);
    void selectAll();
    TextPlace moved(const TextPlace& from, int operation);
    void bringIntoSight(const TextPlace& place);
    void scrollTo(const TextPlace& place);

    models::TranscriptModel& m_model;
    std::vector<int> m_heights; ///< by row; negative is a guess
    QCache<QString, SafeMarkdown> m_documents;
    Thumbnails m_thumbnails;
    QString m_me;
    FileId m_hovered;
    QSet<QString> m_whole; ///< long messages that are shown to their end
    QString m_typing;
    Sought m_sought;
    TranscriptSelection m_selection;
    TextUnit m_unit = TextUnit::Character;
    QPoint m_pressedAt;
    QPoint m_dragged;
    qint64 m_doubleClickedAt = 0; ///< monotonic, in milliseconds
    bool m_isSelecting = false;   ///< the mouse button is held down
    bool m_showsCaret = false;    ///< the keyboard moves within the text
    bool m_showsFocus = false;    ///< it has been come to by the keyboard
    QBasicTimer m_scrollOn;       ///< while the mouse is held beyond the edge
    int m_current = -1;
    bool m_atEnd = true;
    bool m_earlierAsked = false;
};

} // namespace baton::ui
