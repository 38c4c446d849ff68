#include "ui/alerts/banner.h"

#include "ui/theme/wrappedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace baton::ui {

namespace {

constexpr int mostTitleLines = 3;
constexpr int mostBodyLines = 7;

/// Strangers write it: it is plain text, and stays within the banner.
QLabel* label(const char* name, int mostLines, QWidget* parent)
{
    auto* made = new WrappedLabel(mostLines, parent);
    made->setObjectName(QLatin1String(name));
    return made;
}

} // namespace

Banner::Banner(const Notice& notice, QWidget* parent)
    : QFrame(parent)
    , m_title(label("bannerTitle", mostTitleLines, this))
    , m_body(label("bannerBody", mostBodyLines, this))
    , m_rank((notice.urgency == Notice::Urgency::Critical ? 2 : 0) + (notice.isLoud ? 1 : 0))
{
    setObjectName(QStringLiteral("banner"));
    setProperty("urgent", notice.urgency == Notice::Urgency::Critical);
    m_seen.setSingleShot(true);
    connect(&m_seen, &QTimer::timeout, this, &Banner::passed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 10, 10);
    column->setSpacing(5);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    auto* away = new QToolButton(this);
    away->setText(QStringLiteral("✕"));
    away->setAccessibleName(tr("Later"));
    away->setProperty("driverName", QStringLiteral("later"));
    away->setToolTip(tr("Later"));
    away->setAutoRaise(true);
    away->setMaximumHeight(fontMetrics().height() + 6);
    connect(away, &QToolButton::clicked, this, &Banner::putOff);
    head->addWidget(away, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_body);
    column->addStretch();
    auto* buttons = new QHBoxLayout;
    for (const auto& action : notice.actions) {
        auto* button = new QPushButton(action.label, this);
        // A click leaves the focus with what one writes.
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("driverName", QStringLiteral("banner.") + action.id);
        if (&action == &notice.actions.constFirst())
            button->setObjectName(QStringLiteral("primary"));
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT chosen(id); });
        buttons->addWidget(button);
    }
    buttons->addStretch();
    column->addLayout(buttons);
    setWords(notice.title, notice.body);
}

QString Banner::title() const { return m_title->text(); }

void Banner::passAfter(std::chrono::milliseconds seen) { m_seen.setInterval(seen); }

void Banner::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    if (m_seen.intervalAsDuration().count() > 0)
        m_seen.start();
}

void Banner::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    m_seen.stop();
}

void Banner::setWords(const QString& title, const QString& body)
{
    m_title->setText(title);
    m_body->setText(body);
    m_body->setVisible(!body.isEmpty());
    setAccessibleName(title + QStringLiteral(". ") + body);
}

} // namespace baton::ui
