// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QIcon>
#include <QPainter>

/// The icons of buttons, navigation and rows: lines in a box of 20, in whatever colour stands around them.
/// The drawings are resources/icons/lines/*.svg, one a name.
namespace baton::ui {

// clang-format off
enum class Icon
{
    Inbox, Flow, Spark, Bell, Chart, Team, Gear, Search, Filter, Refresh, Phone, Video, Transfer,
    HandBack, Claim, Release, Check, Checks, Clock, More, Panel, Close, Plus, Minus, Down, Up,
    Right, Left, Emoji, Attach, Saved, Mic, MicOff, Copilot, Bold, Italic, List, Link, Code, Quote,
    Send, Note, Copy, Download, File, Image, Mail, Chat, WhatsApp, Bot, Eye, Lock, Screen, Hangup,
    Keyboard, Key, Globe, Trash, Warn, Info, Help, Play, Tag, Device, User, Moon, Palette, Sound,
    Hook, Shield, Grip, Offline, Audit, Pin
};
// clang-format on
constexpr int iconCount = int(Icon::Pin) + 1;

/// What colour an icon of a button takes; it goes with the theme of the moment.
enum class IconTone { Muted, Text, OnAccent, OnRail, Danger };

/// Draws it as large as @p box, a square, allows. One that points somewhere is mirrored where one reads from
/// right to left. What was drawn is kept, by size, density and colour. GUI thread.
void drawIcon(QPainter& painter, const QRectF& box, Icon icon, const QColor& colour,
              Qt::LayoutDirection direction);
/// The same, of this size in the middle of something else.
void drawIconAmid(QPainter& painter, const QRect& around, int side, Icon icon, const QColor& colour,
                  Qt::LayoutDirection direction);
/// For buttons, actions and fields: muted unless said otherwise, as a link when checked, faint when disabled.
QIcon iconFor(Icon icon, IconTone tone = IconTone::Muted);

} // namespace baton::ui
