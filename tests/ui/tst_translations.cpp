// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// Every text the console shows is there in Arabic, with the same things to fill in, and the files follow the
// sources.

#include "core/models/activitytext.h"
#include "core/models/historytext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "places.h"
#include "tests/support/program.h"
#include "ui/shell/translations.h"
#include "ui/theme/paint.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>
#include <algorithm>

using namespace baton;

namespace {

struct Text
{
    QString context;
    QString source;
    QStringList translations;
    bool plural = false;
    bool finished = true;

    QString name() const { return context + QStringLiteral(" | ") + source; }
};

void readTranslation(QXmlStreamReader& xml, Text& text)
{
    text.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    if (!text.plural) {
        text.translations << xml.readElementText();
        return;
    }
    while (xml.readNextStartElement())
        text.translations << xml.readElementText();
}

Text readMessage(QXmlStreamReader& xml, const QString& context)
{
    Text text;
    text.context = context;
    text.plural = xml.attributes().hasAttribute(QStringLiteral("numerus"));
    while (xml.readNextStartElement())
        if (xml.name() == QLatin1String("source"))
            text.source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, text);
        else
            xml.skipCurrentElement();
    return text;
}

QList<Text> textsOf(const QString& path)
{
    QFile file(path);
    QList<Text> texts;
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            texts << readMessage(xml, context);
    }
    return texts;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(?:\\d{1,2}|n)"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

QString fileOf(const QString& language)
{
    return QStringLiteral(BATON_SOURCE_DIR "/translations/baton_%1.ts").arg(language);
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsThere_data();
    void everyTextIsThere();
    void followsTheSources_data();
    void followsTheSources();
    void arabicIsMirrored();
    void arabicTitlesRunFromTheRight();
    void arabicLettersAreNotTornApart();
    void arabicPartsAreToldApartByNoDigit();
    void theRelaysOwnReasonsAreArabic();
    void englishKnowsPlurals();
    void unknownLanguageIsEnglish_data();
    void unknownLanguageIsEnglish();
    void arabicInitialsStandApart();
};

void TestTranslations::everyTextIsThere_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("forms");
    QTest::newRow("en") << QStringLiteral("en") << 2;
    QTest::newRow("ar") << QStringLiteral("ar") << 6;
}

void TestTranslations::everyTextIsThere()
{
    QFETCH(QString, language);
    QFETCH(int, forms);
    const auto texts = textsOf(fileOf(language));
    QVERIFY(!texts.isEmpty());
    QStringList wrong;
    for (const auto& text : texts) {
        if (!text.finished || text.translations.size() != (text.plural ? forms : 1))
            wrong << text.name() + QStringLiteral(": unfinished");
        for (qsizetype form = 0; form < text.translations.size(); ++form) {
            const auto& translation = text.translations[form];
            auto wanted = placeholders(text.source);
            // Arabic says none, one and two in words.
            if (text.plural && forms == 6 && form < 3 &&
                !placeholders(translation).contains(QLatin1String("%Ln")))
                wanted.removeAll(QStringLiteral("%Ln"));
            if (translation.trimmed().isEmpty())
                wrong << text.name() + QStringLiteral(": empty");
            else if (placeholders(translation) != wanted)
                wrong << text.name() + QStringLiteral(": fills in other things: ") + translation;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestTranslations::followsTheSources_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << QStringLiteral("en");
    QTest::newRow("ar") << QStringLiteral("ar");
}

void TestTranslations::followsTheSources()
{
    QFETCH(QString, language);
    if (!QFileInfo::exists(QStringLiteral(BATON_LUPDATE)))
        QSKIP("lupdate is not installed");
    QTemporaryDir folder;
    const auto fresh = folder.filePath(QStringLiteral("baton.ts"));
    const auto root = QStringLiteral(BATON_SOURCE_DIR "/");
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-I"), root};
    for (const char* part : {"ui", "core/client", "core/models", "app/console"})
        arguments << root + QLatin1String(part);
    if (language == QLatin1String("en"))
        arguments << QStringLiteral("-pluralonly");
    arguments << QStringLiteral("-ts") << fresh;
    QCOMPARE(QProcess::execute(QStringLiteral(BATON_LUPDATE), arguments), 0);
    const auto namesIn = [](const QString& path) {
        QStringList names;
        for (const auto& text : textsOf(path))
            names << text.name();
        names.sort();
        return names;
    };
    const auto kept = namesIn(fileOf(language));
    const auto wanted = namesIn(fresh);
    for (const auto& name : wanted)
        QVERIFY2(kept.contains(name), qPrintable(QStringLiteral("run update_translations; new: ") + name));
    for (const auto& name : kept)
        QVERIFY2(wanted.contains(name), qPrintable(QStringLiteral("run update_translations; gone: ") + name));
}

void TestTranslations::arabicIsMirrored()
{
    ui::installTranslations(QLocale(QStringLiteral("ar_EG")));
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
    QCOMPARE(QCoreApplication::translate("baton::ui::InboxPanel", "Inbox"), QStringLiteral("الوارد"));
    QLocale::setDefault(QLocale(QStringLiteral("ar_EG")));
    constexpr qint64 day = 86'400'000;
    QCOMPARE(ui::waitText(2 * day), QStringLiteral("يومان"));
    QCOMPARE(ui::waitText(3 * day), QStringLiteral("٣ أيام"));
    QCOMPARE(ui::waitText(11 * day), QStringLiteral("١١ يومًا"));
    QCOMPARE(ui::waitText(61'000), QStringLiteral("١:٠١"));
}

/// 🆘 is a letter from the left to Unicode, and would turn the whole title round.
void TestTranslations::arabicTitlesRunFromTheRight()
{
    const auto texts = textsOf(fileOf(QStringLiteral("ar")));
    QStringList wrong;
    for (const auto& text : texts) {
        for (auto translation : text.translations) {
            const bool hasArabic = std::any_of(translation.cbegin(), translation.cend(),
                                               [](QChar c) { return c.script() == QChar::Script_Arabic; });
            // What is filled in is kept apart, and decides nothing.
            static const QRegularExpression filled(QStringLiteral("%L?(?:\\d{1,2}|n)"));
            if (hasArabic && translation.startsWith(QStringLiteral("🆘")) &&
                !translation.remove(filled).isRightToLeft())
                wrong << translation;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));

    QLocale::setDefault(QLocale(QStringLiteral("ar_EG")));
    ui::installTranslations(QLocale());
    const auto title = QCoreApplication::translate("baton::ui::AlertPresenter", "🆘 Customer escalation: %1")
                           .arg(models::within(QStringLiteral("Shop bot")));
    QVERIFY(title.isRightToLeft());
    QVERIFY(title.contains(QStringLiteral("\u2068Shop bot\u2069")));
    QVERIFY(QCoreApplication::translate("baton::ui::AlertPresenter", "%1: “%2”")
                .arg(models::within(QStringLiteral("Marta")), models::within(QStringLiteral("hello")))
                .isRightToLeft());
}

/// The underline of a mnemonic ends the joining of letters.
void TestTranslations::arabicLettersAreNotTornApart()
{
    static const QRegularExpression within(QStringLiteral("&\\p{Arabic}"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    QStringList wrong;
    const auto texts = textsOf(fileOf(QStringLiteral("ar")));
    for (const auto& text : texts) {
        for (const auto& translation : text.translations)
            if (within.match(translation).hasMatch())
                wrong << translation;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// A dot beside Arabic digits is read as a zero: ten for one.
void TestTranslations::arabicPartsAreToldApartByNoDigit()
{
    QLocale::setDefault(QLocale(QStringLiteral("ar_EG")));
    ui::installTranslations(QLocale());
    const auto line = models::sideBySide({QStringLiteral("١ × إعادة تدريب"), {}, QStringLiteral("٢ × أداة")});
    QCOMPARE(line, QStringLiteral("١ × إعادة تدريب – ٢ × أداة"));

    // And nothing else puts one there.
    QStringList wrong;
    const auto texts = textsOf(fileOf(QStringLiteral("ar")));
    for (const auto& text : texts)
        if (text.translations.join(u' ').contains(u'·'))
            wrong << text.name();
    for (const char* part : {"ui", "core/models"}) {
        QDirIterator files(QStringLiteral(BATON_SOURCE_DIR "/") + QLatin1String(part),
                           {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            const bool isTheOne = file.fileName().contains(QLatin1String("sidebyside"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (!isTheOne && QString::fromUtf8(file.readAll()).contains(QStringLiteral(" · ")))
                wrong << file.fileName();
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestTranslations::theRelaysOwnReasonsAreArabic()
{
    QLocale::setDefault(QLocale(QStringLiteral("ar_EG")));
    ui::installTranslations(QLocale());
    for (const char* reason :
         {"user requested human", "bot could not answer",
          "customer is upset: writes in capitals, writes \"!!!\", writes \"???\", asks again, "
          "insults, uses hard words, is sarcastic, sends angry emoji, complains, sounds bitter",
          "customer is upset: capitals, !!!, ???, "
          "hard words, sarcasm, angry emoji, bitter wording"}) {
        const auto told = models::reasonText(QLatin1String(reason));
        QVERIFY2(std::none_of(told.cbegin(), told.cend(),
                              [](QChar c) { return c.script() == QChar::Script_Latin; }),
                 qPrintable(told));
    }
    WorkflowRun run;
    run.workflow = WorkflowId(QStringLiteral("unknown"));
    run.name = QStringLiteral("Unknown workflow");
    QVERIFY(models::runName(run).isRightToLeft());
    QCOMPARE(models::customerName(QStringLiteral("Visitor 8f21"), {}), QStringLiteral("زائر 8f21"));
}

void TestTranslations::englishKnowsPlurals()
{
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    ui::installTranslations(QLocale());
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    QCOMPARE(ui::waitText(86'400'000), QStringLiteral("1 day"));
    QCOMPARE(ui::waitText(2 * 86'400'000), QStringLiteral("2 days"));
}

void TestTranslations::unknownLanguageIsEnglish_data()
{
    QTest::addColumn<QString>("locale");
    for (const char* name : {"he_IL", "de_DE", "fr_FR", "pl_PL", "C"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestTranslations::unknownLanguageIsEnglish()
{
    QFETCH(QString, locale);
    const auto before = qApp->findChildren<QTranslator*>();
    for (auto* translator : before)
        QCoreApplication::removeTranslator(translator);
    QLocale::setDefault(QLocale(locale));
    ui::installTranslations(QLocale());
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    // Its plurals, too, whatever nobody has translated
    QCOMPARE(ui::waitText(86'400'000), QStringLiteral("1 day"));
    QCOMPARE(ui::waitText(3 * 86'400'000LL), QStringLiteral("3 days"));
}

void TestTranslations::arabicInitialsStandApart()
{
    QCOMPARE(ui::initialsOf(QStringLiteral("محمد سالم")), QStringLiteral("م\u200cس"));
    QCOMPARE(ui::initialsOf(QStringLiteral("jane van doe")), QStringLiteral("JV"));
}

BATON_GUI_TEST(TestTranslations)

#include "tst_translations.moc"
