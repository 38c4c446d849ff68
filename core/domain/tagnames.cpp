// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/tagnames.h"

#include "core/domain/tags.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace baton::tagging {

namespace {

constexpr qsizetype mostRead = 2'000; ///< characters of a message; names stand at its beginning
constexpr int reach = 5;              ///< words between what a thing is called and its name

enum class Cue { None, Order, Account, Private, Shared };

/// Words that say what the name behind them is.
struct CueWords
{
    Cue cue;
    const char* words;
};

constexpr CueWords cueWords[]{
    {Cue::Order,
     "order orders ordernumber orderid purchase invoice invoices bill receipt booking reservation shipment "
     "parcel "
     "package tracking return rma ticket case bestellung bestellnummer auftrag auftragsnummer rechnung "
     "rechnungsnummer sendung sendungsnummer buchung commande facture colis réservation pedido factura "
     "compra "
     "envío reserva ordine fattura spedizione"},
    {Cue::Account, "username usernames user userid account accountid accountname login nickname handle "
                   "benutzername benutzer "
                   "nutzername konto kontoname kundennummer kundenkonto utilisateur identifiant compte "
                   "usuario cuenta utente "
                   "customer-id customerid"},
    // What must not stand where everybody sees it, and what names something else.
    {Cue::Private,
     "card visa mastercard iban bic cvv cvc pin tan password passwort kennwort passcode code otp ssn phone "
     "telephone mobile cell tel fax call dial telefon handy rufnummer téléphone portable teléfono móvil "
     "telefono "
     "cellulare zip postcode plz karte kreditkarte carte tarjeta carta mot contraseña"},
};

struct Word
{
    QString text; ///< without what stands around it
    QString lower;
    QChar before; ///< what stands in front of it: #, $, @ ...
    bool endsClause = false;
    bool hasColon = false; ///< right behind it
};

bool isCore(QChar one) { return one.isLetterOrNumber(); }
bool isInner(QChar one)
{
    return one == u'-' || one == u'_' || one == u'.' || one == u'/' || one == u'@' || one == u':' ||
           one == u'\'' || one == u'+' || one == u',';
}

/// Names have a mark within: `a-17`, `j.doe`; a colon, a comma or a slash parts words, as in `order:17`.
bool parts(QChar one) { return one == u':' || one == u',' || one == u'\''; }

Word wordFrom(QStringView text, qsizetype begin, qsizetype end)
{
    Word word;
    word.text = text.mid(begin, end - begin).toString();
    word.lower = word.text.toLower();
    word.before = begin > 0 ? text[begin - 1] : QChar(u' ');
    const auto after = end < text.size() ? text[end] : QChar(u' ');
    word.hasColon = after == u':' || after == u'=';
    word.endsClause = after == u'!' || after == u'?' || after == u';' ||
                      (after == u'.' && (end + 1 == text.size() || text[end + 1].isSpace()));
    return word;
}

Cue cueOf(const QString& lower)
{
    static const auto known = [] {
        QHash<QString, Cue> all;
        for (const auto& [cue, words] : cueWords)
            for (const auto& word : QString::fromUtf8(words).split(u' '))
                all.insert(word, cue);
        return all;
    }();
    return known.value(lower, Cue::None);
}

/// Where the number begins in what is written in one: `order17043`. 0: it is not.
qsizetype numberIn(QStringView word)
{
    constexpr qsizetype shortest = 5;
    const auto* const digit = std::find_if(word.begin(), word.end(), [](QChar one) { return one.isDigit(); });
    const auto at = digit - word.begin();
    const bool isNumber = std::all_of(digit, word.end(), [](QChar one) { return one.isDigit(); });
    return isNumber && word.size() - at >= shortest && cueOf(word.left(at).toString().toLower()) != Cue::None
               ? at
               : 0;
}

QList<Word> wordsOf(QStringView text)
{
    QList<Word> words;
    for (qsizetype at = 0; at < text.size();) {
        if (!isCore(text[at])) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < text.size() && (isCore(text[end]) || (isInner(text[end]) && !parts(text[end]) &&
                                                           end + 1 < text.size() && isCore(text[end + 1]))))
            ++end;
        if (const auto number = numberIn(text.mid(at, end - at)); number > 0) {
            words.append(wordFrom(text, at, at + number));
            at += number;
        }
        words.append(wordFrom(text, at, end));
        at = end;
    }
    return words;
}

struct Shape
{
    int digits = 0;
    int letters = 0;
    int others = 0;
    bool isAscii = true;
};

Shape shapeOf(const QString& text)
{
    Shape shape;
    for (const auto one : text) {
        shape.digits += one.isDigit() ? 1 : 0;
        shape.letters += one.isLetter() ? 1 : 0;
        shape.others += !one.isLetterOrNumber() ? 1 : 0;
        shape.isAscii = shape.isAscii && one.unicode() < 128;
    }
    return shape;
}

/// 12:30, 2019-11-06, 1.50, 2/5: days, times and amounts.
bool isDateOrAmount(const Word& word, const Shape& shape)
{
    if (word.before == u'$' || word.before == QChar(0x20ac) || word.before == QChar(0xa3))
        return true;
    return shape.letters == 0 && shape.others > 0 && !(shape.others == 1 && shape.digits >= 9);
}

/// 1st, 2nd, 5pm, 30min, 4k, size42x: everyday words with a digit.
bool isEveryday(const Shape& shape) { return shape.digits < 3 && shape.letters < 4; }

bool isNumberOfOrder(const Word& word, const Shape& shape, bool isCalled)
{
    if (!shape.isAscii || word.text.contains(u'@') || isDateOrAmount(word, shape) ||
        word.text.size() > longestTag)
        return false;
    if (word.before == u'#')
        return shape.digits >= 3;
    if (shape.letters == 0)
        return shape.digits >= (isCalled ? 5 : 11) && shape.digits <= 24;
    // ORD-4711, A1234567: with letters it must look like a number all the same.
    return isCalled && shape.digits >= 4 && shape.digits >= shape.letters;
}

bool isNameOfAccount(const Word& word, const Shape& shape)
{
    return shape.isAscii && !word.text.contains(u'@') && !word.text.contains(u'/') && shape.letters >= 2 &&
           shape.digits >= 1 && word.text.size() >= 5 && !isEveryday(shape) &&
           word.text.size() <= longestTag && word.before != u'#' && word.before != u'$';
}

/// A telephone number is written in parts: (977) 625-2661, +49 170 1234567, 408-971-8523.
bool isWithinTelephone(const QList<Word>& words, qsizetype at)
{
    const auto isPart = [&](qsizetype i) {
        return i >= 0 && i < words.size() && shapeOf(words[i].text).letters == 0;
    };
    const auto shape = shapeOf(words[at].text);
    return shape.letters == 0 && words[at].before != u'#' &&
           (words[at].before == u'+' || words[at].before == u'(' ||
            (isPart(at - 1) && !words[at - 1].endsClause && shape.digits < 8) ||
            (isPart(at + 1) && shape.digits < 8));
}

/// What the words in front of one say that it is; the nearest counts.
Cue cueBefore(const QList<Word>& words, qsizetype at)
{
    for (auto i = at - 1; i >= 0 && at - i <= reach && !words[i].endsClause; --i)
        if (const auto cue = cueOf(words[i].lower); cue != Cue::None)
            return cue;
    return Cue::None;
}

struct Asked
{
    bool order = false;
    bool account = false;
    bool somethingPrivate = false;
};

Asked askedIn(const QStringList& asked)
{
    Asked all;
    for (const auto& text : asked) {
        for (const auto& word : wordsOf(QStringView(text).left(mostRead))) {
            const auto cue = cueOf(word.lower);
            all.order = all.order || cue == Cue::Order;
            all.account = all.account || cue == Cue::Account;
            all.somethingPrivate = all.somethingPrivate || cue == Cue::Private;
        }
    }
    return all;
}

/// The whole of what was written, as one answers a question.
bool isBareAnswer(const QList<Word>& words) { return words.size() <= 3; }

/// 12345 dollars, 15000 units: not a name, though an order is spoken of.
bool isCounted(const QList<Word>& words, qsizetype at)
{
    static const QSet<QString> units{
        QStringLiteral("dollars"), QStringLiteral("dollar"), QStringLiteral("euros"),
        QStringLiteral("euro"),    QStringLiteral("pounds"), QStringLiteral("usd"),
        QStringLiteral("eur"),     QStringLiteral("gbp"),    QStringLiteral("units"),
        QStringLiteral("pieces"),  QStringLiteral("items"),  QStringLiteral("bucks")};
    return at + 1 < words.size() && units.contains(words[at + 1].lower);
}

bool isOrder(const QList<Word>& words, qsizetype at, Cue cue, const Asked& asked)
{
    const auto& word = words[at];
    if (cue == Cue::Private || isWithinTelephone(words, at) || isCounted(words, at))
        return false;
    const bool answers = asked.order && isBareAnswer(words) && !(asked.somethingPrivate && cue == Cue::None);
    const bool isCalled = cue == Cue::Order || answers;
    // A long number by itself could be a telephone's when that was asked for.
    if (!isCalled && (asked.somethingPrivate || cue == Cue::Account))
        return false;
    return isNumberOfOrder(word, shapeOf(word.text), isCalled);
}

bool isAccount(const QList<Word>& words, qsizetype at, Cue cue, const Asked& asked)
{
    const auto& word = words[at];
    const auto shape = shapeOf(word.text);
    const bool isCalled = cue == Cue::Account || (asked.account && isBareAnswer(words) && cue == Cue::None);
    if (!isCalled)
        return false;
    if (isNameOfAccount(word, shape))
        return true;
    // "Username: crystal": the colon says that the next word is it.
    return at > 0 && words[at - 1].hasColon && cueOf(words[at - 1].lower) == Cue::Account && shape.isAscii &&
           shape.letters + shape.digits >= 3 && word.text.size() <= longestTag;
}

} // namespace

Wanted wantedBy(const QMap<QString, QString>& settings)
{
    const auto value = settings.value(setting);
    Wanted wanted;
    for (const auto& part : value.split(u',')) {
        wanted.orders = wanted.orders || part.trimmed() == QLatin1String("orders");
        wanted.accounts = wanted.accounts || part.trimmed() == QLatin1String("accounts");
    }
    return wanted;
}

bool isSetting(const QString& value)
{
    const auto parts = value.split(u',');
    return value == QLatin1String("off") || std::all_of(parts.begin(), parts.end(), [](const QString& part) {
               return part.trimmed() == QLatin1String("orders") ||
                      part.trimmed() == QLatin1String("accounts");
           });
}

QStringList namedIn(const QString& text, const QStringList& asked, const Wanted& wanted)
{
    QStringList names;
    if (!wanted.any())
        return names;
    auto words = wordsOf(QStringView(text).left(mostRead));
    // A number that is cut in two is another.
    if (text.size() > mostRead && !words.isEmpty())
        words.removeLast();
    const auto before = askedIn(asked);
    for (qsizetype at = 0; at < words.size() && names.size() < mostNamedInText; ++at) {
        const auto cue = cueBefore(words, at);
        if (cueOf(words[at].lower) != Cue::None)
            continue;
        const bool isNamed = (wanted.orders && isOrder(words, at, cue, before)) ||
                             (wanted.accounts && isAccount(words, at, cue, before));
        if (isNamed && !hasTag(names, words[at].text))
            names.append(words[at].text);
    }
    return names;
}

} // namespace baton::tagging
