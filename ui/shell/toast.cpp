#include "ui/shell/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace baton::ui {

namespace {
constexpr int shownMs = 5'000;
constexpr int above = 28;
} // namespace

Toast::Toast(QWidget* parent) : QWidget(parent), m_label(new QLabel(this))
{
    setObjectName(QStringLiteral("toast"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 9, 16, 9);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setObjectName(QStringLiteral("toastText"));
    row->addWidget(m_label);
    m_leave.setSingleShot(true);
    m_leave.setInterval(shownMs);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void Toast::say(const QString& text)
{
    m_label->setText(text);
    setAccessibleName(text);
    place();
    show();
    raise();
    m_leave.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Toast::text() const { return isVisible() ? m_label->text() : QString(); }

void Toast::place()
{
    const auto* window = parentWidget();
    m_label->setWordWrap(false);
    adjustSize();
    const int most = window->width() - 40;
    if (width() > most) {
        m_label->setWordWrap(true);
        resize(most, heightForWidth(most));
    }
    move((window->width() - width()) / 2, window->height() - height() - above);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace baton::ui
