#pragma once

#include "core/models/transcriptmodel.h"
#include "ui/conversation/safemarkdown.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QSet>
#include <QUrl>
#include <vector>

namespace baton::ui {

/// The transcript. Lays out only what is near the screen and remembers heights, so that 10,000 messages
/// scroll like ten; stays at the end while it is at the end, and stays where it is otherwise.
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
    /// The message under the keyboard's cursor; -1 for none.
    int currentRow() const { return m_current; }

Q_SIGNALS:
    void earlierWanted();
    void endReached();
    void linkActivated(const QUrl& link);
    void retryRequested(const baton::CommandId& id);
    void discardRequested(const baton::CommandId& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Bubble;

    int heightOf(int row);
    Bubble bubbleFor(int row, const QRect& rect);
    SafeMarkdown* documentOf(int row);
    void showAll(int row);
    void forgetLayout();
    void relayout(bool toEnd);
    void measureVisible();
    int topOf(int row) const;
    int rowAt(int y) const;
    int contentHeight() const;
    void inserted(int first, int last);
    void paintRow(QPainter& painter, int row, const QRect& rect);
    void paintBubble(QPainter& painter, const Bubble& bubble, int row);
    QRect rectOf(int row) const;
    QUrl linkAt(const QPoint& point);
    void copyRow(int row) const;
    void showContextMenu(int row, const QPoint& at);

    models::TranscriptModel& m_model;
    std::vector<int> m_heights; ///< by row; negative is a guess
    QCache<QString, SafeMarkdown> m_documents;
    QSet<QString> m_whole; ///< long messages that are shown to their end
    QString m_typing;
    int m_current = -1;
    bool m_atEnd = true;
    bool m_earlierAsked = false;
};

} // namespace baton::ui
