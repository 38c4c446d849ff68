// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QWidget;

/// The look in one place: colours by meaning, light and dark. Widgets paint with these and name no colour of
/// their own.
namespace baton::ui {

struct Tint
{
    QColor text;
    QColor fill;
};

struct Tokens
{
    bool dark = false;
    QColor rail; ///< the navigation at the edge
    QColor railText;
    QColor railActive;
    QColor surface; ///< panels
    QColor canvas;  ///< behind the transcript
    QColor field;   ///< what is typed into
    QColor line;
    QColor text;
    QColor muted;
    QColor accent;
    QColor onAccent;
    QColor selection;
    QColor bubble; ///< a customer's message
    QColor botBubble;
    QColor agentBubble;
    QColor note;
    Tint good;
    Tint warning;
    Tint danger;
    Tint info;
    Tint neutral;
};

const Tokens& lightTokens();
const Tokens& darkTokens();
/// The tokens that go with a palette: dark when its window is darker than its text.
const Tokens& tokensFor(const QPalette& palette);
const Tokens& tokensFor(const QWidget* widget);

enum class Appearance { System, Light, Dark };
/// Light and dark are set for the whole program; System goes back to what the desktop says. UI thread.
void setAppearance(Appearance appearance);

/// The program's own, whether it is installed or not.
QIcon programIcon();

/// The style sheet of the whole window.
QString styleSheetFor(const Tokens& tokens);

/// The interface's font with an emoji fallback, so that no face is shown as a box.
void setUpFonts();
QFont scaledFont(const QFont& base, double factor, bool bold = false);

} // namespace baton::ui
