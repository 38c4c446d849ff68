// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/signinpresenter.h"

#include "ui/shell/mainwindow.h"
#include "ui/shell/navrail.h"
#include "ui/shell/signinpage.h"
#include "ui/theme/tokens.h"

namespace baton::ui {

SignInPresenter::SignInPresenter(client::Session& session, MainWindow& window, QObject* parent)
    : QObject(parent)
{
    using client::Session;
    auto& page = window.signIn();
    connect(&page, &SignInPage::signInRequested, &session, &Session::signIn);
    connect(&session, &Session::signInFailed, &page, &SignInPage::showProblem);
    connect(&session, &Session::signInNeeded, this, [&session, &window](const QString& why) {
        window.signIn().showProblem(why);
        window.signIn().showKeychainHint(!session.keychainAvailable());
        window.showSignIn();
    });
    connect(&session, &Session::signedIn, this, [&window](const protocol::MemberProfile& member) {
        window.rail().setMember(member.name, member.email);
        window.signIn().setBusy(false);
        window.showConsole();
    });
    // What this computer still knows is shown before the relay has answered.
    connect(&session, &Session::conversationsReset, this, [&window](const QList<Conversation>& all) {
        if (!all.isEmpty())
            window.showConsole();
    });
    connect(&window.rail(), &NavRail::appearanceChosen, this,
            [](int appearance) { setAppearance(Appearance(appearance)); });
}

} // namespace baton::ui
