#include "ui/conversation/transcriptview.h"

#include "core/markdown/parse.h"
#include "core/models/sidebyside.h"
#include "core/models/spokenline.h"
#include "ui/theme/paint.h"

#include <QAbstractTextDocumentLayout>
#include <QAccessible>
#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyle>

namespace baton::ui {

namespace {

constexpr int side = 22;
constexpr int inside = 12;
constexpr int insideTop = 8;
constexpr int spaceBelow = 10;
constexpr int guessedHeight = 64;
constexpr int cachedDocuments = 300;
constexpr int nearTop = 400;
constexpr int nearEnd = 24;
constexpr int widest = 560;

using Kind = models::TranscriptModel::Kind;

QString clockText(Instant at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.ms).time(), QStringLiteral("HH:mm"));
}

QString keyOf(const models::TranscriptModel::Row& entry)
{
    return entry.kind == Kind::Pending ? entry.pending.commandId.toString() : entry.message.id.toString();
}

} // namespace

struct TranscriptView::Bubble
{
    QRect author;
    QRect frame;
    SafeMarkdown* document = nullptr;
    bool ownSide = false;
};

TranscriptView::TranscriptView(models::TranscriptModel& model, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_documents(cachedDocuments)
{
    setObjectName(QStringLiteral("transcript"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Transcript"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_current = -1;
        m_earlierAsked = false;
        forgetLayout();
        relayout(true);
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { inserted(first, last); });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) {
                m_heights.erase(m_heights.begin() + first, m_heights.begin() + last + 1);
                m_current = std::min(m_current, m_model.rowCount() - 1);
                relayout(m_atEnd);
            });
}

void TranscriptView::inserted(int first, int last)
{
    const int count = last - first + 1;
    const bool above = first == 0 && int(m_heights.size()) > 0;
    m_heights.insert(m_heights.begin() + first, size_t(count), -guessedHeight);
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
    relayout(m_atEnd);
    if (m_model.at(last).kind == Kind::Message) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        setAccessibleDescription(
            m_model.authorOf(last) + QStringLiteral(": ") +
            models::spokenLine(m_model.at(last).message.author.kind, m_model.at(last).message.text));
        QAccessible::updateAccessibility(&alert);
    }
}

void TranscriptView::forgetLayout()
{
    m_documents.clear();
    m_heights.assign(size_t(m_model.rowCount()), -guessedHeight);
}

SafeMarkdown* TranscriptView::documentOf(int row)
{
    const auto& entry = m_model.at(row);
    const auto key = keyOf(entry);
    auto* document = m_documents.object(key);
    if (!document) {
        const bool isPending = entry.kind == Kind::Pending;
        // Customers write plain text; bots and agents write Markdown.
        const bool isTyped = !isPending && entry.message.author.kind == AuthorKind::Customer;
        const auto& text = isPending ? entry.pending.text : entry.message.text;
        const auto length =
            m_whole.contains(key) ? SafeMarkdown::Length::Whole : SafeMarkdown::Length::Excerpt;
        document = new SafeMarkdown(isTyped ? markdown::typed(text) : markdown::parse(text), length,
                                    tokensFor(this), font());
        m_documents.insert(key, document);
    }
    return document;
}

void TranscriptView::showAll(int row)
{
    const auto key = keyOf(m_model.at(row));
    m_whole.insert(key);
    m_documents.remove(key);
    m_heights[size_t(row)] = -guessedHeight;
    relayout(false);
}

TranscriptView::Bubble TranscriptView::bubbleFor(int row, const QRect& rect)
{
    const auto& entry = m_model.at(row);
    const bool own = entry.kind == Kind::Pending || entry.message.author.kind == AuthorKind::Agent;
    const int room = std::min(widest, rect.width() - 2 * side - 40);
    auto* document = documentOf(row);
    // A document as wide as the column would push right-aligned text out of its bubble.
    const auto text = document->fitInto(std::max(80, room - 2 * inside));
    const int authorHeight = entry.showsAuthor || entry.kind == Kind::Pending
                                 ? QFontMetrics(scaledFont(font(), 0.85)).height() + 4
                                 : 0;
    Bubble bubble;
    bubble.document = document;
    bubble.ownSide = own;
    const QSize size(text.width() + 2 * inside, text.height() + 2 * insideTop);
    const int x = own ? rect.right() - side - size.width() : rect.left() + side;
    bubble.frame =
        QStyle::visualRect(layoutDirection(), rect, QRect(QPoint(x, rect.top() + authorHeight), size));
    bubble.author = QRect(rect.left() + side + 4, rect.top(), rect.width() - 2 * side - 8, authorHeight);
    return bubble;
}

int TranscriptView::heightOf(int row)
{
    auto& height = m_heights[size_t(row)];
    if (height >= 0)
        return height;
    const auto kind = m_model.at(row).kind;
    if (kind == Kind::Date || kind == Kind::Notice)
        height = pillSize(scaledFont(font(), 0.88), QString()).height() + 2 * spaceBelow;
    else
        height = bubbleFor(row, QRect(0, 0, viewport()->width(), 1)).frame.bottom() + 1 + spaceBelow;
    return height;
}

int TranscriptView::contentHeight() const
{
    int total = side / 2;
    for (const int height : m_heights)
        total += std::abs(height);
    return total + (m_typing.isEmpty() ? 8 : 30);
}

int TranscriptView::topOf(int row) const
{
    int top = side / 2;
    for (int i = 0; i < row; ++i)
        top += std::abs(m_heights[size_t(i)]);
    return top;
}

int TranscriptView::rowAt(int y) const
{
    int top = side / 2;
    for (size_t row = 0; row < m_heights.size(); ++row) {
        top += std::abs(m_heights[row]);
        if (y < top)
            return int(row);
    }
    return -1;
}

QRect TranscriptView::rectOf(int row) const
{
    // A short transcript stands at the bottom, beside the composer.
    const int slack = std::max(0, viewport()->height() - contentHeight());
    return {0, topOf(row) - verticalScrollBar()->value() + slack, viewport()->width(),
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

void TranscriptView::paintEvent(QPaintEvent* event)
{
    const auto& t = tokensFor(this);
    QPainter painter(viewport());
    painter.fillRect(event->rect(), t.canvas);
    if (m_heights.empty())
        return;
    const int slack = std::max(0, viewport()->height() - contentHeight());
    int row = std::max(0, rowAt(verticalScrollBar()->value() - slack));
    for (auto rect = rectOf(row); row < int(m_heights.size()) && rect.top() < viewport()->height(); ++row) {
        rect.setHeight(heightOf(row));
        paintRow(painter, row, rect);
        rect.moveTop(rect.bottom() + 1);
    }
    if (!m_typing.isEmpty() && m_atEnd) {
        painter.setFont(scaledFont(font(), 0.9));
        painter.setPen(t.muted);
        painter.drawText(viewport()->rect().adjusted(side, 0, -side, -8), Qt::AlignHCenter | Qt::AlignBottom,
                         m_typing);
    }
}

void TranscriptView::paintRow(QPainter& painter, int row, const QRect& rect)
{
    const auto& entry = m_model.at(row);
    if (entry.kind == Kind::Date || entry.kind == Kind::Notice) {
        const auto pillFont = scaledFont(font(), 0.88);
        auto text = entry.text;
        if (entry.kind == Kind::Notice)
            text = models::sideBySide({text, clockText(entry.message.at)});
        auto size = pillSize(pillFont, text);
        size.setWidth(std::min(size.width(), rect.width() - 2 * side));
        QRect pill(QPoint(0, 0), size);
        pill.moveCenter(rect.center());
        const auto& t = tokensFor(this);
        drawPill(painter, pill, text, {t.muted, t.neutral.fill}, pillFont);
        return;
    }
    paintBubble(painter, bubbleFor(row, rect), row);
}

void TranscriptView::paintBubble(QPainter& painter, const Bubble& bubble, int row)
{
    const auto& entry = m_model.at(row);
    const auto& t = tokensFor(this);
    const bool bot = entry.kind == Kind::Message && entry.message.author.kind == AuthorKind::Bot;
    const bool failed = entry.kind == Kind::Pending && entry.pending.failure;
    if (bubble.author.height() > 0) {
        QStringList line;
        if (failed)
            line << tr("Not sent: %1 Right-click or press Enter to send again.").arg(*entry.pending.failure);
        else if (entry.kind == Kind::Pending)
            line << tr("Sending…");
        else
            line << (bot ? QStringLiteral("🤖 ") : QString()) + m_model.authorOf(row)
                 << clockText(entry.message.at);
        if (entry.message.confidence)
            line << tr("confidence %1").arg(QLocale().toString(*entry.message.confidence, 'f', 2));
        const auto lineFont = scaledFont(font(), 0.85);
        painter.setFont(lineFont);
        painter.setPen(failed ? t.danger.text : t.muted);
        const auto align =
            QStyle::visualAlignment(layoutDirection(), bubble.ownSide ? Qt::AlignRight : Qt::AlignLeft);
        painter.drawText(bubble.author, int(align | Qt::AlignVCenter),
                         QFontMetrics(lineFont).elidedText(models::sideBySide(line), Qt::ElideRight,
                                                           bubble.author.width()));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool current = row == m_current && hasFocus();
    painter.setPen(current ? QPen(t.accent, 2) : bot || bubble.ownSide ? QPen(Qt::NoPen) : QPen(t.line, 1));
    painter.setBrush(failed ? t.danger.fill : bubble.ownSide ? t.agentBubble : bot ? t.botBubble : t.bubble);
    painter.drawRoundedRect(QRectF(bubble.frame).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    if (entry.kind == Kind::Pending && !failed)
        painter.setOpacity(0.6);
    painter.translate(bubble.frame.left() + inside, bubble.frame.top() + insideTop);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, t.text);
    context.clip = QRectF(0, 0, bubble.frame.width(), bubble.frame.height());
    bubble.document->documentLayout()->draw(&painter, context);
    painter.restore();
}

QUrl TranscriptView::linkAt(const QPoint& point)
{
    const int slack = std::max(0, viewport()->height() - contentHeight());
    const int row = rowAt(point.y() + verticalScrollBar()->value() - slack);
    if (row < 0 || (m_model.at(row).kind != Kind::Message && m_model.at(row).kind != Kind::Pending))
        return {};
    const auto bubble = bubbleFor(row, rectOf(row));
    const auto inBubble = point - bubble.frame.topLeft() - QPoint(inside, insideTop);
    return QUrl(bubble.document->documentLayout()->anchorAt(inBubble));
}

void TranscriptView::mouseMoveEvent(QMouseEvent* event)
{
    const auto link = linkAt(event->position().toPoint());
    viewport()->setCursor(link.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    // Where a link leads is shown before it is followed.
    viewport()->setToolTip(SafeMarkdown::isSafe(link) ? link.toDisplayString() : QString());
}

void TranscriptView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto link = linkAt(event->position().toPoint());
    if (link == SafeMarkdown::showAll())
        showAll(rowAt(event->position().toPoint().y() + verticalScrollBar()->value() -
                      std::max(0, viewport()->height() - contentHeight())));
    else if (SafeMarkdown::isSafe(link))
        Q_EMIT linkActivated(link);
}

void TranscriptView::keyPressEvent(QKeyEvent* event)
{
    const int last = m_model.rowCount() - 1;
    if (last < 0)
        return QAbstractScrollArea::keyPressEvent(event);
    if (event->matches(QKeySequence::Copy)) {
        copyRow(m_current);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        m_current = m_current < 0 ? last : std::max(0, m_current - 1);
        break;
    case Qt::Key_Down:
        m_current = m_current < 0 ? last : std::min(last, m_current + 1);
        break;
    case Qt::Key_End:
        m_current = last;
        scrollToEnd();
        break;
    case Qt::Key_Return:
        if (m_current >= 0 && m_model.at(m_current).kind == Kind::Pending &&
            m_model.at(m_current).pending.failure)
            Q_EMIT retryRequested(m_model.at(m_current).pending.commandId);
        else if (m_current >= 0 && m_model.at(m_current).kind == Kind::Message &&
                 documentOf(m_current)->isExcerpt())
            showAll(m_current);
        return;
    default:
        return QAbstractScrollArea::keyPressEvent(event);
    }
    setAccessibleDescription(m_model.data(m_model.index(m_current)).toString());
    const auto rect = rectOf(m_current);
    if (rect.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top());
    else if (rect.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.bottom() - viewport()->height());
    viewport()->update();
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
