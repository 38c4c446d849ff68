// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/focusring.h"

#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace baton::ui {

namespace {

constexpr int ring = 2;
constexpr int gap = 2;

/// Whoever clicks into a field wants to see that it takes what is typed.
bool isField(const QWidget* widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return !line->isReadOnly();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
        return !text->isReadOnly();
    if (const auto* text = qobject_cast<const QTextEdit*>(widget))
        return !text->isReadOnly();
    return qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

/// A field and a combo box have an edge that the ring meets.
bool hasEdge(const QWidget* widget) { return isField(widget) || qobject_cast<const QComboBox*>(widget); }

bool isAbout(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return event.modifiers().testFlag(Qt::ControlModifier) || event.modifiers().testFlag(Qt::AltModifier);
    }
}

int radiusOf(const QWidget* widget)
{
    const auto name = widget->objectName();
    if (name == QLatin1String("filter"))
        return std::min(9, widget->height() / 2);
    if (hasEdge(widget))
        return 8;
    return 6;
}

/// The row that has the focus in a view, else all of it.
QRect rowOf(const QAbstractItemView& view)
{
    const auto all = view.viewport()->rect();
    const auto current = view.currentIndex();
    auto rect = current.isValid() ? view.visualRect(current) : QRect();
    if (view.selectionBehavior() == QAbstractItemView::SelectRows && rect.isValid())
        rect = QRect(all.left(), rect.top(), all.width(), rect.height());
    return rect.isValid() && rect.intersects(all) ? rect : all;
}

} // namespace

class FocusRing::Overlay : public QWidget
{
public:
    explicit Overlay(QWidget* window) : QWidget(window)
    {
        setObjectName(QStringLiteral("focusRing"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
    }

    void take(const Shape& shape)
    {
        m_shape = shape;
        setGeometry(shape.rect.intersected(shape.clip));
        raise();
        show();
        update();
    }
    const Shape& shape() const { return m_shape; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-pos());
        painter.setPen(QPen(m_shape.colour, ring));
        painter.drawRoundedRect(
            QRectF(m_shape.rect).adjusted(ring / 2.0, ring / 2.0, -ring / 2.0, -ring / 2.0), m_shape.radius,
            m_shape.radius);
    }

private:
    Shape m_shape;
};

FocusRing::FocusRing(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        m_focus = now;
        refreshSoon();
    });
}

FocusRing::~FocusRing() { delete m_overlay; }

FocusRing::Shape FocusRing::shape() const
{
    // What takes no focus by itself has only been left with it.
    if (!m_focus || !m_focus->isVisible() || (!m_byKey && !isField(m_focus)) ||
        m_focus->focusPolicy() == Qt::NoFocus || m_focus->property("drawsFocus").toBool() ||
        m_focus->window()->windowType() == Qt::Popup)
        return {};
    const auto* window = m_focus->window();
    const auto inWindow = [window](const QWidget* of, const QRect& rect) {
        return QRect(of->mapTo(window, rect.topLeft()), rect.size());
    };
    const auto& t = tokensFor(m_focus);
    Shape shape;
    shape.clip = window->rect();
    shape.colour = t.accent;
    const QWidget* from = m_focus;
    if (const auto* view = qobject_cast<const QAbstractItemView*>(m_focus.data())) {
        from = view->viewport();
        shape.rect = inWindow(from, rowOf(*view)).adjusted(1, 1, -1, -1);
        shape.radius = 6;
        shape.clip &= inWindow(from, from->rect());
    } else if (qobject_cast<const QAbstractScrollArea*>(m_focus.data()) && !isField(m_focus)) {
        // A page to scroll has nothing around it.
        shape.rect = inWindow(m_focus, m_focus->rect()).adjusted(1, 1, -1, -1);
        shape.radius = 6;
    } else {
        const int away = ring + (hasEdge(m_focus) ? 0 : gap);
        shape.rect = inWindow(m_focus, m_focus->rect()).adjusted(-away, -away, away, away);
        shape.radius = radiusOf(m_focus) + away - ring / 2;
    }
    for (const auto* one = from->parentWidget(); one && one != window; one = one->parentWidget()) {
        if (one->objectName() == QLatin1String("rail"))
            shape.colour = t.railOn;
        const auto* area = qobject_cast<const QAbstractScrollArea*>(one->parentWidget());
        if (area && area->viewport() == one)
            shape.clip &= inWindow(one, one->rect());
    }
    return shape.rect.intersects(shape.clip) ? shape : Shape();
}

bool FocusRing::concerns(const QObject* watched) const
{
    if (!m_focus || !watched->isWidgetType())
        return false;
    const auto* widget = static_cast<const QWidget*>(watched);
    return widget == m_focus || widget->isAncestorOf(m_focus) ||
           (widget->parentWidget() == m_focus && qobject_cast<QAbstractScrollArea*>(m_focus.data()));
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (watched->isWidgetType() && isAbout(*static_cast<QKeyEvent*>(event)) &&
            !std::exchange(m_byKey, true))
            refreshSoon();
        break;
    case QEvent::FocusIn: {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
            reason == Qt::ShortcutFocusReason)
            m_byKey = true;
        break;
    }
    case QEvent::MouseButtonPress:
        if (watched->isWidgetType() && std::exchange(m_byKey, false))
            refreshSoon();
        break;
    case QEvent::Paint:
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (concerns(watched))
            refreshSoon();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

/// After what is going on: a row, for one, is scrolled to before it is painted.
void FocusRing::refreshSoon()
{
    if (!std::exchange(m_isDue, true))
        QMetaObject::invokeMethod(this, &FocusRing::refresh, Qt::QueuedConnection);
}

void FocusRing::refresh()
{
    m_isDue = false;
    const auto now = shape();
    if (!now.rect.isValid()) {
        if (m_overlay)
            m_overlay->hide();
        return;
    }
    auto* window = m_focus->window();
    if (m_overlay && m_overlay->parentWidget() != window)
        delete m_overlay;
    if (!m_overlay)
        m_overlay = new Overlay(window); // the window's, like all it shows
    // To take it anew paints the window below it, which would ask for it once more.
    auto* overlay = static_cast<Overlay*>(m_overlay.data());
    if (!overlay->isVisible() || overlay->shape() != now)
        overlay->take(now);
}

} // namespace baton::ui
