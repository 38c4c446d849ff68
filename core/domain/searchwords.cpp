// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/searchwords.h"

#include <QSet>
#include <algorithm>
#include <optional>

namespace baton {

namespace {

constexpr size_t longestWord = 64; ///< of a longer one the beginning counts
constexpr size_t mostParts = 12;   ///< of what a person typed
constexpr qsizetype mostTyped = 400;
constexpr size_t mostPairs = 24;         ///< that an index is asked for
constexpr int longestCluster = 32;       ///< marks in a row; ordering them takes the square of their number
constexpr char32_t replacement = 0xFFFD; ///< a half character

/// The character at @p i, which moves behind it.
char32_t next(QStringView text, qsizetype& i)
{
    const QChar c = text[i++];
    if (!c.isSurrogate())
        return c.unicode();
    if (c.isHighSurrogate() && i < text.size() && text[i].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[i++]);
    return replacement;
}

bool isMark(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining ||
           category == QChar::Mark_Enclosing;
}

/// Belongs to the character before it, with which it may become one.
bool continues(char32_t c)
{
    if (c < 0x300)
        return c == 0xAD;
    if (isMark(c) || QChar::category(c) == QChar::Other_Format)
        return true;
    // Vowels and finals of decomposed Hangul, in all their forms; the half-width voicing marks of Katakana.
    return (c >= 0x1160 && c <= 0x11FF) || (c >= 0x314F && c <= 0x3163) || (c >= 0xFFC2 && c <= 0xFFDC) ||
           c == 0xFF9E || c == 0xFF9F;
}

/// Written or not, the word is the same: accents, vowel points, invisible signs, lengthened strokes. What
/// makes another sound of a Kana, or a vowel of Thai and the scripts of India, is no such mark.
bool isLeftOut(char32_t c)
{
    if (c < 0x300)
        return c == 0xAD;
    if (c == 0x0640 || QChar::category(c) == QChar::Other_Format)
        return true;
    if (QChar::category(c) != QChar::Mark_NonSpacing && QChar::category(c) != QChar::Mark_Enclosing)
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Inherited:
        return c != 0x3099 && c != 0x309A;
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Arabic:
    case QChar::Script_Hebrew:
    case QChar::Script_Syriac:
        return true;
    default:
        return false;
    }
}

/// Letters that keyboards and the ends of words give another form.
char32_t alike(char32_t c)
{
    switch (c) {
    case 0x0131: // ı
        return U'i';
    case 0x05DA: // final letters of Hebrew
        return 0x05DB;
    case 0x05DD:
        return 0x05DE;
    case 0x05DF:
        return 0x05E0;
    case 0x05E3:
        return 0x05E4;
    case 0x05E5:
        return 0x05E6;
    case 0x0629: // Teh marbuta
        return 0x0647;
    case 0x0643: // Kaf and Yeh of Arabic and of Persian keyboards
        return 0x06A9;
    case 0x0649:
    case 0x064A:
        return 0x06CC;
    default:
        break;
    }
    const int digit = c >= 0x660 ? QChar::digitValue(c) : -1;
    return digit >= 0 && QChar::category(c) == QChar::Number_DecimalDigit ? U'0' + char32_t(digit) : c;
}

/// Folding it alone is a matter of one character.
bool isSimple(char32_t c)
{
    if (c >= 0xAC00 && c <= 0xD7A3)
        return true; // Hangul syllables
    return c != 0xDF && c != 0x1E9E && QChar::decompositionTag(c) == QChar::NoDecomposition && !isLeftOut(c);
}

template <typename Add>
void foldCluster(QStringView cluster, Add add)
{
    // Qt folds case letter by letter: what becomes two letters is the sharp s alone, the others come apart
    // here.
    const auto apart = cluster.toString().normalized(QString::NormalizationForm_KD);
    QString kept;
    for (qsizetype i = 0; i < apart.size();) {
        const auto c = QChar::toCaseFolded(next(apart, i));
        if (c == 0xDF)
            kept.append(QStringLiteral("ss"));
        else if (!isLeftOut(c))
            kept.append(QStringView(QChar::fromUcs4(c)));
    }
    kept = kept.normalized(QString::NormalizationForm_C);
    for (qsizetype i = 0; i < kept.size();)
        add(alike(next(kept, i)));
}

std::vector<SearchableText::Character> charactersOf(QStringView text)
{
    std::vector<SearchableText::Character> characters;
    characters.reserve(size_t(text.size()));
    for (qsizetype i = 0; i < text.size();) {
        const auto from = i;
        const auto first = next(text, i);
        int length = 1;
        for (auto behind = i; behind < text.size() && length < longestCluster; ++length) {
            if (!continues(next(text, behind)))
                break;
            i = behind;
        }
        if (first == replacement && length == 1)
            characters.push_back({U' ', from, i});
        else if (length == 1 && isSimple(first))
            characters.push_back({alike(QChar::toCaseFolded(first)), from, i});
        else
            foldCluster(text.sliced(from, i - from), [&](char32_t c) { characters.push_back({c, from, i}); });
    }
    return characters;
}

enum class Sort { Gap, Spaced, Unspaced, Sign };

Sort sortOf(char32_t c, Sort before)
{
    if (c < 0x80)
        return QChar::isLetterOrNumber(c) ? Sort::Spaced : Sort::Gap;
    if (QChar::category(c) == QChar::Symbol_Other)
        return Sort::Sign;
    if (!QChar::isLetterOrNumber(c) && !isMark(c))
        return Sort::Gap;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
    case QChar::Script_TaiLe:
    case QChar::Script_NewTaiLue:
    case QChar::Script_TaiTham:
    case QChar::Script_TaiViet:
    case QChar::Script_Javanese:
    case QChar::Script_Balinese:
        return Sort::Unspaced;
    case QChar::Script_Common:
    case QChar::Script_Inherited:
        // The stroke that lengthens a Kana, and what stands with any script.
        return before == Sort::Unspaced || c == 0x30FC ? Sort::Unspaced : Sort::Spaced;
    default:
        return Sort::Spaced;
    }
}

QString toText(const std::vector<SearchableText::Character>& characters, size_t begin, size_t end)
{
    QString text;
    text.reserve(qsizetype(end - begin));
    for (size_t i = begin; i < end; ++i)
        text.append(QStringView(QChar::fromUcs4(characters[i].folded)));
    return text;
}

using Marks = QList<std::pair<qsizetype, qsizetype>>;

Marks joined(Marks marks)
{
    std::sort(marks.begin(), marks.end());
    Marks apart;
    for (const auto& [from, length] : std::as_const(marks))
        if (!apart.isEmpty() && from <= apart.last().first + apart.last().second)
            apart.last().second = std::max(apart.last().second, from + length - apart.last().first);
        else
            apart.append({from, length});
    return apart;
}

} // namespace

QString folded(QStringView text)
{
    const auto isPlain = [&](qsizetype i) { return text[i].unicode() < 0x80; };
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        // Most of most texts. The last letter may become one with what follows.
        auto plain = i;
        while (plain < text.size() && isPlain(plain))
            ++plain;
        plain -= plain < text.size() && plain > i ? 1 : 0;
        for (; i < plain; ++i)
            result.append(text[i].toLower());
        while (i < text.size() && (!isPlain(i) || (i + 1 < text.size() && !isPlain(i + 1))))
            ++i;
        const auto characters = charactersOf(text.sliced(plain, i - plain));
        result.append(toText(characters, 0, characters.size()));
    }
    return result;
}

SearchableText::SearchableText(QStringView text) : m_characters(charactersOf(text))
{
    auto before = Sort::Gap;
    for (size_t i = 0; i < m_characters.size(); ++i) {
        const auto sort = sortOf(m_characters[i].folded, before);
        if (sort != Sort::Gap) {
            if (sort == before && sort != Sort::Sign)
                m_words.back().end = i + 1;
            else
                m_words.push_back({i, i + 1, sort != Sort::Spaced});
        }
        before = sort;
    }
}

QStringList SearchableText::terms() const
{
    QStringList terms;
    QSet<QString> known;
    const auto add = [&](size_t begin, size_t end) {
        auto term = toText(m_characters, begin, end);
        if (!known.contains(term)) {
            known.insert(term);
            terms.append(std::move(term));
        }
    };
    for (const auto& word : m_words) {
        if (!word.isUnspaced) {
            add(word.begin, std::min(word.end, word.begin + longestWord));
            continue;
        }
        // Each two neighbours; the last alone, so that every character begins a term.
        for (size_t i = word.begin; i < word.end; ++i)
            add(i, std::min(i + 2, word.end));
    }
    return terms;
}

Sought::Sought(QStringView typed)
{
    const SearchableText text(typed.first(std::min(typed.size(), mostTyped)));
    for (const auto& word : text.words()) {
        if (m_parts.size() == mostParts)
            break;
        Part part{{}, word.isUnspaced};
        const auto end = std::min(word.end, word.begin + longestWord);
        for (size_t i = word.begin; i < end; ++i)
            part.text.push_back(text.characters()[i].folded);
        m_parts.push_back(std::move(part));
    }
}

QList<Sought::Term> Sought::terms() const
{
    QList<Term> terms;
    const auto asText = [](std::u32string_view part) {
        return QString::fromUcs4(part.data(), qsizetype(part.size()));
    };
    for (const auto& part : m_parts) {
        if (!part.isUnspaced || part.text.size() == 1) {
            terms.append({asText(part.text), part.isUnspaced || part.text.size() > 1});
            continue;
        }
        for (size_t i = 0; i + 1 < part.text.size() && i < mostPairs; ++i)
            terms.append({asText(std::u32string_view(part.text).substr(i, 2)), false});
    }
    return terms;
}

bool Sought::needsLook() const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [](const Part& part) { return part.isUnspaced && part.text.size() > 2; });
}

namespace {

/// Calls @p found with where each occurrence begins and ends, until it says that this is enough.
template <typename Found>
void eachOccurrence(const SearchableText& text, const std::u32string& part, bool isUnspaced, Found found)
{
    const auto& characters = text.characters();
    const auto isAt = [&](size_t at) {
        return std::equal(
            part.begin(), part.end(), characters.begin() + std::ptrdiff_t(at),
            [](char32_t c, const SearchableText::Character& other) { return c == other.folded; });
    };
    for (const auto& word : text.words()) {
        if (word.isUnspaced != isUnspaced || word.end - word.begin < part.size())
            continue;
        // Too much begins with a single letter.
        if (!isUnspaced && part.size() == 1 && word.end - word.begin > 1)
            continue;
        const auto last = isUnspaced ? word.end - part.size() : word.begin;
        for (size_t at = word.begin; at <= last; ++at)
            if (isAt(at) && found(at, at + part.size()))
                return;
    }
}

} // namespace

bool Sought::isIn(const SearchableText& text) const
{
    return std::all_of(m_parts.begin(), m_parts.end(), [&](const Part& part) {
        bool isThere = false;
        eachOccurrence(text, part.text, part.isUnspaced, [&](size_t, size_t) { return isThere = true; });
        return isThere;
    });
}

QList<std::pair<qsizetype, qsizetype>> Sought::marksIn(QStringView text) const
{
    const SearchableText searchable(text);
    const auto& characters = searchable.characters();
    Marks marks;
    for (const auto& part : m_parts) {
        const auto before = marks.size();
        eachOccurrence(searchable, part.text, part.isUnspaced, [&](size_t begin, size_t end) {
            const auto from = characters[begin].from;
            marks.append({from, characters[end - 1].to - from});
            return false;
        });
        if (marks.size() == before)
            return {};
    }
    return joined(std::move(marks));
}

} // namespace baton
