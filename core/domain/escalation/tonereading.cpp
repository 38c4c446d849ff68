// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/tonereading.h"
#include "core/domain/escalation/displeasure.h"
#include "core/domain/escalation/tonewords.h"
#include "core/domain/limits.h"

#include <QHashFunctions>
#include <algorithm>
#include <array>

namespace baton::escalation {

namespace {

using Kind = ToneSign::Kind;

constexpr qsizetype negationReaches = 3;
constexpr qsizetype insultReaches = 3;

/// What the classifier's score is worth as a sign.
constexpr double calmEnough = -0.5;
constexpr double calmWording = 0.1;
constexpr double wordingSlope = 0.35;
constexpr double mostOfWording = 0.8;

struct EmojiEntry
{
    char32_t emoji;
    double weight;
};
constexpr std::array<EmojiEntry, 13> angryEmoji{{{U'\U0001F621', 0.6},
                                                 {U'\U0001F92C', 0.6},
                                                 {U'\U0001F620', 0.6},
                                                 {U'\U0001F624', 0.6},
                                                 {U'\U0001F595', 0.7},
                                                 {U'\U0001F4A9', 0.5},
                                                 {U'\U0001F44E', 0.45},
                                                 {U'\U0001F612', 0.4},
                                                 {U'\U0001F644', 0.4},
                                                 {U'\U0001F611', 0.3},
                                                 {U'\U0001F926', 0.4},
                                                 {U'\U0001F63E', 0.5},
                                                 {U'\U0001F47F', 0.5}}};

/// So that "coming" is "come", "shipping" is "ship" and "payment" is "pay".
QStringView stemOf(QStringView word)
{
    constexpr std::array<QStringView, 6> endings{u"ments", u"ment", u"ing", u"ed", u"es", u"s"};
    for (const auto ending : endings) {
        if (word.size() >= ending.size() + 3 && word.endsWith(ending)) {
            word.chop(ending.size());
            break;
        }
    }
    const bool doubled = word.size() > 3 && word.back() == word[word.size() - 2];
    return doubled || (word.size() > 3 && word.endsWith(u'e')) ? word.chopped(1) : word;
}

qsizetype sharedBy(const QVarLengthArray<size_t, 96>& a, const QVarLengthArray<size_t, 96>& b)
{
    qsizetype shared = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        shared += *x == *y;
        const bool forward = *x <= *y;
        const bool other = *y <= *x;
        x += forward;
        y += other;
    }
    return shared;
}

class Reader
{
public:
    Reader(const QString& text, const QSet<QString>& ignored)
        : m_text(text.left(lettersHeard))
        , m_turn(readWords(m_text, ignored))
        , m_words(m_turn.words)
    {}

    TurnReading read()
    {
        remember();
        if (m_turn.isEnglish()) {
            readPhrases();
            readInsults();
            readJudgements();
            readSarcasm();
            readWording();
        }
        readEmoji();
        // Joy is loud, too.
        if (!m_reading.signs.isEmpty() || m_reading.relief == 0) {
            readCapitals();
            readPunctuation();
        }
        return std::move(m_reading);
    }

private:
    void add(Kind kind, double weight, qsizetype from, qsizetype to)
    {
        m_reading.signs.append({kind, weight, m_text.sliced(from, to - from)});
    }
    void add(Kind kind, double weight, qsizetype word)
    {
        add(kind, weight, m_words[word].from, m_words[word].to);
    }

    bool is(qsizetype word, quint16 classes) const { return (m_words[word].classes & classes) != 0; }

    /// Whether a word of these classes stands among the `reach` words before this one.
    bool follows(qsizetype word, quint16 classes, qsizetype reach) const
    {
        for (auto i = std::max<qsizetype>(0, word - reach); i < word; ++i)
            if (is(i, classes) && !m_words[i].used)
                return true;
        return false;
    }

    void remember()
    {
        for (const auto& word : m_words) {
            const auto key = m_turn.key(word);
            m_reading.vocabulary.append(qHash(key, 0));
            if ((word.classes & Filler) == 0)
                m_reading.matter.append(qHash(stemOf(key), 0));
            m_reading.isRequest |= (word.classes & Question) != 0;
            m_reading.isPolite |= key == u"please" || key == u"sorry";
        }
        m_reading.isRequest |= m_text.contains(u'?');
        for (auto* const all : {&m_reading.vocabulary, &m_reading.matter}) {
            std::sort(all->begin(), all->end());
            all->erase(std::unique(all->begin(), all->end()), all->end());
        }
    }

    void readPhrases()
    {
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            const auto phrase = phraseAt(m_turn, i);
            if (phrase.words == 0)
                continue;
            const auto last = i + phrase.words - 1;
            using Spoken = SpokenPhrase::Kind;
            if (phrase.kind != Spoken::None) {
                const auto kind = phrase.kind == Spoken::Insult    ? Kind::Insult
                                  : phrase.kind == Spoken::Sarcasm ? Kind::Sarcasm
                                                                   : Kind::Dissatisfaction;
                add(kind, phrase.weight, m_words[i].from, m_words[last].to);
            }
            m_bitter |= phrase.kind == Spoken::Sarcasm;
            for (auto word = i; word <= last; ++word)
                m_words[word].used = true;
            i = last;
        }
    }

    void readInsults()
    {
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            auto& word = m_words[i];
            if (word.used || word.name || !is(i, InsultWord | Expletive))
                continue;
            const bool insult = is(i, InsultWord);
            if (insult && follows(i, Self, insultReaches))
                continue;
            if (follows(i, Negator, 2))
                continue;
            const bool lonely = m_words.size() <= 2;
            const bool aimed =
                follows(i, You, insultReaches) || (i + 1 < m_words.size() && is(i + 1, You)) || lonely;
            if (insult || aimed || !follows(i, Good, 1)) {
                add(Kind::Insult, insult && aimed ? 0.7 : insult ? 0.35 : 0.3, i);
                word.used = true;
            }
        }
    }

    void readJudgements()
    {
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            auto& word = m_words[i];
            if (word.used || word.name)
                continue;
            const bool negated = follows(i, Negator, negationReaches);
            if (is(i, Good | Praise) || word.valence > 0) {
                if (negated && is(i, Good))
                    add(Kind::NegativeWords, 0.25, i);
                else if (!negated)
                    m_reading.relief += is(i, Good) ? 0.3 : 0.15;
            } else if (is(i, Bad) && !negated) {
                add(Kind::NegativeWords, 0.45, i);
            } else if (word.valence < 0 && !negated) {
                add(Kind::NegativeWords, 0.2, i);
            }
        }
        m_reading.relief = std::min(m_reading.relief, 0.6);
    }

    /// Praise that goes on in a complaint, or trails off, is none. "Great product but ..." is meant.
    void readSarcasm()
    {
        const bool complains =
            std::any_of(m_reading.signs.begin(), m_reading.signs.end(), [](const ToneSign& s) {
                return s.kind == Kind::Dissatisfaction || s.kind == Kind::Insult || s.weight >= 0.4;
            });
        const bool trails =
            m_text.contains(u"...") || m_text.contains(u'…') || m_text.contains(u"\U0001F644");
        if (complains || trails) {
            const auto opener =
                std::find_if(m_words.begin(), m_words.begin() + std::min<qsizetype>(2, m_words.size()),
                             [](const Word& w) { return !w.used && (w.classes & Praise) != 0; });
            const bool meant = std::any_of(m_words.begin(), m_words.end(), [&](const Word& w) {
                const auto key = m_turn.key(w);
                return key == u"but" || key == u"though" || key == u"however" || key == u"ill";
            });
            if (opener != m_words.begin() + std::min<qsizetype>(2, m_words.size()) && !meant) {
                add(Kind::Sarcasm, 0.45, opener->from, opener->to);
                m_bitter = true;
            }
        }
        if (m_bitter)
            m_reading.relief = 0;
    }

    void readWording()
    {
        const auto heard = hearDispleasure(m_text);
        // Where the whole sounds calm, a hard word is more likely a product's.
        if (heard.score < calmEnough)
            for (auto& sign : m_reading.signs)
                sign.weight *= sign.kind == Kind::NegativeWords ? 0.5 : 1;
        const double weight = std::min(wordingSlope * (heard.score - calmWording), mostOfWording);
        if (weight <= 0)
            return;
        add(Kind::Displeasure, weight, heard.from, heard.to);
        // "How lovely" is not meant.
        m_reading.relief = 0;
    }

    void readEmoji()
    {
        double strongest = 0;
        int count = 0;
        QString quote;
        for (qsizetype i = 0; i + 1 < m_text.size() && count < 8; ++i) {
            if (!m_text[i].isHighSurrogate())
                continue;
            const auto c = QChar::surrogateToUcs4(m_text[i], m_text[i + 1]);
            const auto* const found = std::find_if(angryEmoji.begin(), angryEmoji.end(),
                                                   [c](const EmojiEntry& entry) { return entry.emoji == c; });
            if (found != angryEmoji.end()) {
                strongest = std::max(strongest, found->weight);
                quote += QStringView(m_text).sliced(i, 2);
                ++count;
            }
        }
        if (count > 0)
            m_reading.signs.append({Kind::Emoji, strongest + (count > 1 ? 0.1 : 0), quote});
    }

    /// Names, codes and "OK" are in capitals, too: sentences of known words are shouted.
    void readCapitals()
    {
        int loud = 0;
        int quiet = 0;
        int loudKnown = 0;
        qsizetype first = -1;
        qsizetype last = -1;
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            // Numbers are neither loud nor quiet.
            if (m_words[i].keyEnd - m_words[i].key < 2 || m_turn.key(m_words[i]).front().isDigit())
                continue;
            quiet += !m_words[i].capitals;
            if (!m_words[i].capitals)
                continue;
            ++loud;
            if (m_words[i].classes == 0 && m_words[i].valence == 0 && !m_words[i].used)
                continue;
            ++loudKnown;
            first = first < 0 ? i : first;
            last = i;
        }
        m_reading.isAllCapitals = loud >= 1 && quiet == 0;
        if (loudKnown >= 2 && loud >= 2 * quiet)
            add(Kind::Capitals, 0.55, m_words[first].from, m_words[last].to);
        else if (loudKnown >= 2)
            add(Kind::Capitals, 0.4, m_words[first].from, m_words[last].to);
        else if (loudKnown == 1 && !m_words[first].used && !is(first, Bad) && m_words[first].valence >= 0 &&
                 m_words[first].keyEnd - m_words[first].key > 2)
            add(Kind::Capitals, 0.2, first);
    }

    void readPunctuation()
    {
        qsizetype longest = 0;
        qsizetype at = 0;
        bool mixed = false;
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            const auto from = i;
            while (i < m_text.size() && (m_text[i] == u'!' || m_text[i] == u'?'))
                ++i;
            if (i - from <= longest)
                continue;
            longest = i - from;
            at = from;
            const auto marks = QStringView(m_text).sliced(from, longest);
            mixed = marks.contains(u'!') && marks.contains(u'?');
        }
        if (longest >= 2)
            add(Kind::Punctuation, longest >= 3 || mixed ? 0.4 : 0.25, at, at + longest);
    }

    QString m_text;
    TurnWords m_turn;
    QVarLengthArray<Word, 96>& m_words;
    TurnReading m_reading;
    bool m_bitter = false;
};

} // namespace

namespace {

/// As long as a message may be.
constexpr qsizetype mostHeard = limits::message;

double upset(const TurnReading& reading)
{
    double sum = -reading.relief;
    for (const auto& sign : reading.signs)
        sum += sign.weight;
    return sum;
}

/// Where a part that begins at @p from ends: behind a sentence, or at least a word, where there is one.
qsizetype endOfPart(const QString& text, qsizetype from)
{
    const auto latest = from + lettersHeard;
    if (latest >= text.size())
        return text.size();
    const auto ends = [&](auto isEnd) {
        for (auto at = latest; at > from + lettersHeard / 2; --at)
            if (isEnd(text[at - 1]))
                return at;
        return from;
    };
    if (const auto sentence = ends([](QChar c) { return c == u'.' || c == u'!' || c == u'?' || c == u'\n'; });
        sentence > from)
        return sentence;
    if (const auto word = ends([](QChar c) { return c.isSpace(); }); word > from)
        return word;
    return text[latest].isLowSurrogate() ? latest - 1 : latest;
}

} // namespace

TurnReading readTurn(const QString& text, const QSet<QString>& ignored)
{
    return Reader(text, ignored).read();
}

TurnReading readLongTurn(const QString& written, const QSet<QString>& ignored)
{
    const auto text = written.left(mostHeard);
    auto end = endOfPart(text, 0);
    auto reading = readTurn(text.left(end), ignored);
    while (end < text.size()) {
        const auto from = std::exchange(end, endOfPart(text, end));
        auto part = readTurn(text.mid(from, end - from), ignored);
        // Anger in one part is anger, however calm the others are; a little in each is none.
        if (upset(part) > upset(reading)) {
            reading.signs = std::move(part.signs);
            reading.relief = part.relief;
        }
        reading.isAllCapitals &= part.isAllCapitals;
    }
    return reading;
}

bool repeats(const TurnReading& later, const TurnReading& earlier)
{
    const auto a = later.vocabulary.size();
    const auto b = earlier.vocabulary.size();
    if (std::min(a, b) < 3 || !later.isRequest)
        return false;
    const auto shared = sharedBy(later.vocabulary, earlier.vocabulary);
    // "I asked where my order is" has all of "where is my order".
    if (shared * 10 >= (a + b - shared) * 7 || (std::min(a, b) >= 4 && shared == std::min(a, b)))
        return true;
    const auto matters = sharedBy(later.matter, earlier.matter);
    const auto all = later.matter.size() + earlier.matter.size() - matters;
    return matters >= 2 && matters * 3 >= all * 2;
}

} // namespace baton::escalation
