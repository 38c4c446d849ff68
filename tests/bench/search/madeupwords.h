// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <random>

/// Texts as customers and bots write them, as far as a search is concerned: a few words are everywhere, most
/// are rare. The same ones in every run.
namespace baton::bench {

class MadeUpWords
{
public:
    MadeUpWords()
    {
        const auto begins = parts("re de con par ship or pay ac in can ex sub");
        const auto middles = parts("fun li ta der cel ve mo nu si cou pra que");
        const auto ends = parts("d ment ing s tion er ed ly nt ty ce ble");
        for (const auto& begin : begins)
            for (const auto& middle : middles)
                for (const auto& end : ends)
                    m_words.append(begin + middle + end);
        std::shuffle(m_words.begin(), m_words.end(), m_random);
    }

    /// The one that is so common; 0 stands in every fifth message or so.
    const QString& word(int rank) const { return m_words[rank]; }

    QString text(int number)
    {
        QStringList text;
        const int count = 6 + int(m_random() % 14);
        for (int i = 0; i < count; ++i)
            text.append(m_words[rankOf()]);
        // One text of a thousand is of a script without spaces; each names an order of its own.
        if (number % 1000 == 0)
            text.append(QStringLiteral("我要退上海的票"));
        text.append(QStringLiteral("A%1").arg(number));
        return text.join(u' ');
    }

private:
    static QStringList parts(const char* text) { return QString::fromLatin1(text).split(u' '); }

    /// By the law of Zipf and Mandelbrot, near enough.
    qsizetype rankOf()
    {
        constexpr double flattened = 12;
        const double share = double(m_random() % 1'000'000) / 1'000'000;
        return qsizetype(flattened * (std::pow(1 + double(m_words.size()) / flattened, share) - 1));
    }

    std::mt19937 m_random{7};
    QStringList m_words;
};

} // namespace baton::bench
