#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace baton::ui {

/// The one seam for questions that stop an agent, so that tests can answer them. UI thread.
class Question
{
public:
    using Asker = std::function<bool(QWidget* parent, const QString& text, const QString& yes)>;

    /// True when the person agreed.
    static bool ask(QWidget* parent, const QString& text, const QString& yes);
    /// Answers instead of a dialog; an empty function brings the dialog back.
    static void setAsker(Asker asker);
};

} // namespace baton::ui
