// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QList>
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
    QColor railOn;     ///< words of the chosen place, and the ring there
    QColor surface;    ///< panes, heads, cards, popups
    QColor canvas;     ///< behind the transcript
    QColor field;      ///< what is typed into
    QColor hover;      ///< under the pointer
    QColor pressed;    ///< held down
    QColor selection;  ///< a chosen row or tool
    QColor line;       ///< between panes and rows
    QColor strongLine; ///< the edge of a button, a popup, a toast
    QColor control;    ///< the edge of what is typed into or chosen in: seen by everybody
    QColor text;
    QColor muted;    ///< second lines, times, placeholders
    QColor disabled; ///< words and icons
    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;
    QColor link;   ///< links, the chosen tab, what was seen
    QColor bubble; ///< a customer's message
    QColor botBubble;
    QColor agentBubble;
    QColor note;
    QColor noteLine;
    QColor hit;     ///< behind what a search has found
    QColor goodDot; ///< presence, bars
    QColor warningDot;
    QColor dangerDot;
    QColor awayDot;
    QColor onDanger; ///< words on a button that destroys, whose fill is danger.text
    QColor tip;
    QColor onTip;
    Tint good;
    Tint warning;
    Tint danger;
    Tint info;
    Tint neutral;
    Tint badge;      ///< how many wait
    Tint quietBadge; ///< every other count
};

const Tokens& lightTokens();
const Tokens& darkTokens();
/// The tokens that go with a palette: dark when its window is darker than its text.
const Tokens& tokensFor(const QPalette& palette);
const Tokens& tokensFor(const QWidget* widget);

/// Each colour with the name that the style sheet has for it: "accent", "danger.fill".
QList<std::pair<QString, QColor>> namedColours(const Tokens& tokens);
/// What a window takes its plain texts and fields from.
QPalette paletteOf(const Tokens& tokens);

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
