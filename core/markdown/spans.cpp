// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/spans.h"

namespace baton::markdown {

namespace {

class Styling
{
public:
    explicit Styling(Run around = {}) : m_style(std::move(around)) {}

    void read(const Spans& spans, Runs& runs)
    {
        for (const auto& span : spans)
            read(span, runs);
    }

private:
    struct Link
    {
        QString address;
        qsizetype before = 0;
    };

    void read(const Span& span, Runs& runs)
    {
        switch (span.kind) {
        case Span::Kind::Text:
        case Span::Kind::Code:
            say(span.text, span.kind == Span::Kind::Code, runs);
            break;
        case Span::Kind::Bold:
            m_bold += span.turn;
            break;
        case Span::Kind::Italic:
            m_italic += span.turn;
            break;
        case Span::Kind::Strike:
            m_strike += span.turn;
            break;
        case Span::Kind::Link:
            if (span.turn > 0)
                m_links.push_back({span.text, m_said});
            else
                endLink(runs);
            break;
        case Span::Kind::Image: {
            m_links.push_back({span.text, m_said});
            Styling within(style());
            within.read(span.within, runs);
            m_said += within.m_said;
            endLink(runs);
            break;
        }
        }
    }

    /// One that says nothing says where it leads.
    void endLink(Runs& runs)
    {
        if (m_links.back().before == m_said)
            say(m_links.back().address, false, runs);
        m_links.pop_back();
    }

    Run style() const
    {
        auto run = m_style;
        run.bold = run.bold || m_bold > 0;
        run.italic = run.italic || m_italic > 0;
        run.strike = run.strike || m_strike > 0;
        if (run.link.isEmpty() && !m_links.empty())
            run.link = m_links.front().address;
        return run;
    }

    void say(const QString& text, bool isCode, Runs& runs)
    {
        m_said += text.size();
        auto run = style();
        run.text = text;
        run.code = isCode;
        add(runs, std::move(run));
    }

    Run m_style;
    std::vector<Link> m_links;
    qsizetype m_said = 0;
    int m_bold = 0;
    int m_italic = 0;
    int m_strike = 0;
};

} // namespace

Runs runsOf(const Spans& spans)
{
    Runs runs;
    Styling().read(spans, runs);
    return runs;
}

} // namespace baton::markdown
