#include "ui/alerts/inappnotifier.h"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace baton::ui {

namespace {

constexpr int bannerWidth = 380;
constexpr int margin = 16;
constexpr int passingMs = 6'000;

QLabel* label(const QString& text, const char* name, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setObjectName(QLatin1String(name));
    made->setTextFormat(Qt::PlainText); // Strangers write it.
    made->setWordWrap(true);
    return made;
}

} // namespace

InAppNotifier::InAppNotifier(QWidget* window, QObject* parent)
    : Notifier(parent)
    , m_stack(new QWidget(window))
    , m_column(new QVBoxLayout(m_stack))
{
    m_stack->setObjectName(QStringLiteral("banners"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
    m_stack->hide();
    window->installEventFilter(this);
}

InAppNotifier::~InAppNotifier() { delete m_stack; }

QWidget* InAppNotifier::bannerOf(const Notice& notice)
{
    auto* banner = new QFrame(m_stack);
    banner->setObjectName(QStringLiteral("banner"));
    banner->setProperty("urgent", notice.urgency == Notice::Urgency::Critical);
    banner->setAccessibleName(notice.title + QStringLiteral(". ") + notice.body);
    auto* column = new QVBoxLayout(banner);
    column->setContentsMargins(14, 10, 10, 12);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(label(notice.title, "bannerTitle", banner), 1);
    auto* away = new QToolButton(banner);
    away->setText(QStringLiteral("✕"));
    away->setAccessibleName(tr("Later"));
    away->setProperty("driverName", QStringLiteral("later"));
    away->setToolTip(tr("Later"));
    away->setAutoRaise(true);
    connect(away, &QToolButton::clicked, this,
            [this, key = notice.key] { remove(key, CloseReason::Dismissed); });
    head->addWidget(away, 0, Qt::AlignTop);
    column->addLayout(head);
    if (!notice.body.isEmpty())
        column->addWidget(label(notice.body, "bannerBody", banner));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (const auto& action : notice.actions) {
        auto* button = new QPushButton(action.label, banner);
        button->setFocusPolicy(Qt::NoFocus);
        button->setProperty("driverName", QStringLiteral("banner.") + action.id);
        if (&action == &notice.actions.constFirst())
            button->setObjectName(QStringLiteral("primary"));
        connect(button, &QPushButton::clicked, this,
                [this, key = notice.key, id = action.id] { Q_EMIT activated(key, id); });
        buttons->addWidget(button);
    }
    column->addLayout(buttons);
    return banner;
}

void InAppNotifier::show(const Notice& given)
{
    if (!m_stack)
        return;
    const auto notice = presentable(given);
    auto* banner = bannerOf(notice);
    if (auto* before = m_banners.value(notice.key)) {
        m_column->replaceWidget(before, banner);
        delete before;
    } else {
        m_column->addWidget(banner);
    }
    m_banners.insert(notice.key, banner);
    if (!notice.stays) {
        QTimer::singleShot(passingMs, banner,
                           [this, key = notice.key] { remove(key, CloseReason::Expired); });
    }
    banner->show();
    place();
    QAccessibleEvent alert(banner, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void InAppNotifier::remove(const QString& key, CloseReason reason)
{
    auto* banner = m_banners.take(key);
    if (!banner)
        return;
    banner->hide();
    // It may be its own button that asks for this.
    banner->deleteLater();
    m_column->removeWidget(banner);
    place();
    Q_EMIT closed(key, reason);
}

void InAppNotifier::close(const QString& key) { remove(key, CloseReason::Withdrawn); }

void InAppNotifier::closeAll()
{
    const auto keys = m_banners.keys();
    for (const auto& key : keys)
        close(key);
}

void InAppNotifier::place()
{
    if (!m_stack)
        return;
    const auto* window = m_stack->parentWidget();
    m_stack->setVisible(!m_banners.isEmpty());
    const int width = std::min(bannerWidth, window->width() - 2 * margin);
    m_stack->setFixedWidth(width);
    m_stack->resize(width, m_column->heightForWidth(width));
    m_stack->move(window->layoutDirection() == Qt::RightToLeft ? margin : window->width() - width - margin,
                  margin);
    m_stack->raise();
}

bool InAppNotifier::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && m_stack && m_stack->isVisible())
        place();
    return Notifier::eventFilter(watched, event);
}

} // namespace baton::ui
