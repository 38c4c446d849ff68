#pragma once

#include <QPainterPath>

namespace baton::ui {

/// The screens of the console, in the order of the rail.
enum class Screen { Inbox, Workflows, AutoUpdates, Deliveries, Settings };

/// The line drawing of a screen, 18 by 16 around the origin's right and below.
QPainterPath railIcon(Screen screen);

} // namespace baton::ui
