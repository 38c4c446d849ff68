// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/signinpage.h"

#include "core/client/transport.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int boxWidth = 400;
constexpr int boxMargin = 32;
constexpr int markSide = 40;

/// A small screen at 200 % has no room for all of it.
QVBoxLayout* scrolledColumn(QWidget* parent)
{
    auto* scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it takes the focus
    scroll->setWidgetResizable(true);
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("canvas"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(page);
    scroll->setWidget(page);
    auto* whole = new QVBoxLayout(parent);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    return column;
}

} // namespace

SignInPage::SignInPage(QWidget* parent)
    : QWidget(parent)
    , m_relay(new QLineEdit(this))
    , m_email(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_inClear(new QCheckBox(
          tr("Connect &without encryption. Others on the way can read\nmy password and every conversation."),
          this))
    , m_button(new QPushButton(tr("Sign in"), this))
    , m_problem(new QLabel(this))
    , m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("surface"));
    auto* outer = scrolledColumn(this);
    auto* box = new QFrame(outer->parentWidget());
    box->setObjectName(QStringLiteral("card"));
    box->setFixedWidth(boxWidth);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(boxMargin, boxMargin, boxMargin, boxMargin);
    column->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* mark = new QLabel(box);
    mark->setPixmap(programIcon().pixmap(QSize(markSide, markSide), devicePixelRatioF()));
    head->addWidget(mark);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    auto* title = new QLabel(tr("Sign in to Baton"), box);
    title->setObjectName(QStringLiteral("title"));
    title->setFont(scaledFont(title->font(), 1.5, true));
    names->addWidget(title);
    auto* about = new QLabel(tr("Your admin gave you the relay's address and a password."), box);
    about->setObjectName(QStringLiteral("muted"));
    about->setFont(scaledFont(about->font(), 0.92));
    about->setWordWrap(true);
    names->addWidget(about);
    head->addLayout(names, 1);
    column->addLayout(head);
    column->addSpacing(8);
    buildFields(column);
    outer->addStretch(2);
    // In a row of its own its height follows from its width; merely centred, a long problem squeezed the
    // fields.
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(box);
    middle->addStretch();
    outer->addLayout(middle);
    outer->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &SignInPage::submit);
    for (auto* field : {m_relay, m_email, m_password})
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::submit);
}

void SignInPage::buildFields(QVBoxLayout* column)
{
    m_relay->setObjectName(QStringLiteral("relay"));
    m_relay->setPlaceholderText(QStringLiteral("https://relay.example.com"));
    m_email->setObjectName(QStringLiteral("email"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    auto* eye = m_password->addAction(iconFor(Icon::Eye), QLineEdit::TrailingPosition);
    eye->setText(tr("Show the password"));
    eye->setToolTip(eye->text());
    eye->setCheckable(true);
    connect(eye, &QAction::toggled, m_password, [this](bool isShown) {
        m_password->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    });
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->addRow(tr("&Relay"), m_relay);
    form->addRow(tr("&Email"), m_email);
    form->addRow(tr("&Password"), m_password);
    column->addLayout(form);
    m_inClear->setObjectName(QStringLiteral("inClear"));
    column->addWidget(m_inClear);
    connect(m_relay, &QLineEdit::textChanged, this, &SignInPage::relayEdited);
    relayEdited();
    for (auto* label : {m_problem, m_hint}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
        column->addWidget(label);
    }
    m_problem->setObjectName(QStringLiteral("problem"));
    m_hint->setObjectName(QStringLiteral("hint"));
    m_button->setObjectName(QStringLiteral("primary"));
    m_button->setProperty("driverName", QStringLiteral("signIn"));
    m_button->setDefault(true);
    column->addWidget(m_button);
}

QUrl SignInPage::relayFrom(const QString& typed)
{
    auto text = typed.trimmed();
    if (text.isEmpty())
        return {};
    if (!text.contains(QLatin1String("://"))) {
        const bool here = client::isOnThisComputer(QUrl(QStringLiteral("http://") + text));
        text.prepend(here ? QStringLiteral("http://") : QStringLiteral("https://"));
    }
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")))
        return {};
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

void SignInPage::submit()
{
    const auto relay = relayFrom(m_relay->text());
    if (relay.isEmpty())
        return showProblem(
            tr("“%1” is no relay address. It looks like https://relay.example.com.").arg(m_relay->text()));
    if (m_email->text().trimmed().isEmpty() || m_password->text().isEmpty())
        return showProblem(tr("Enter your email and your password."));
    if (client::sendsInClear(relay) && !m_inClear->isChecked())
        return showProblem(
            tr("The connection to %1 is not encrypted, so nothing was sent. Use an address that "
               "begins with https://, or allow it below the fields.")
                .arg(relay.toDisplayString()));
    m_problem->hide();
    setBusy(true);
    Q_EMIT signInRequested(relay, m_email->text().trimmed(), m_password->text(), m_inClear->isChecked());
}

/// Allowed for one address, not for the next.
void SignInPage::relayEdited()
{
    const auto relay = relayFrom(m_relay->text());
    const bool matters = !relay.isEmpty() && client::sendsInClear(relay);
    m_inClear->setVisible(matters);
    m_inClear->setChecked(false);
}

void SignInPage::setInClear(bool inClear) { m_inClear->setChecked(inClear && !m_inClear->isHidden()); }

void SignInPage::setRelay(const QString& relay) { m_relay->setText(relay); }
void SignInPage::setEmail(const QString& email) { m_email->setText(email); }

void SignInPage::showProblem(const QString& text)
{
    setBusy(false);
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        m_password->setFocus();
        m_password->selectAll();
    }
}

void SignInPage::showKeychainHint(bool missing)
{
    m_hint->setText(tr("This computer has no system keychain that Baton can use. You will stay signed in "
                       "until you quit; nothing is written to disk."));
    m_hint->setVisible(missing);
}

void SignInPage::setBusy(bool busy)
{
    m_button->setEnabled(!busy);
    m_button->setText(busy ? tr("Signing in…") : tr("Sign in"));
    if (!busy)
        return;
    m_problem->hide();
}

void SignInPage::focusFirstEmpty()
{
    for (auto* field : {m_relay, m_email, m_password}) {
        if (field->text().isEmpty()) {
            field->setFocus();
            return;
        }
    }
    m_password->setFocus();
}

} // namespace baton::ui
