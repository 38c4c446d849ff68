// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>
#include <functional>
#include <optional>

class QWidget;

namespace baton::ui {

/// The one seam for questions that stop an agent, so that tests can answer them. UI thread.
class Question
{
public:
    using Asker = std::function<bool(QWidget* parent, const QString& text, const QString& yes)>;

    /// True when the person agreed.
    static bool ask(QWidget* parent, const QString& text, const QString& yes);
    /// Which of @p choices the person took; none: they changed their mind.
    using Chooser =
        std::function<std::optional<int>(QWidget* parent, const QString& text, const QStringList& choices)>;
    static std::optional<int> choose(QWidget* parent, const QString& text, const QStringList& choices);
    static void setChooser(Chooser chooser);
    /// Answers instead of a dialog; an empty function brings the dialog back.
    static void setAsker(Asker asker);
};

} // namespace baton::ui
